using Microsoft.Extensions.Logging;
using WeatherHub.Verification.Scores;

namespace WeatherHub.Verification.Skill;

/// <summary>Logs once when a vendor's recent errors grow far beyond the usual, and once when they are back.</summary>
internal sealed partial class DriftMonitor(SkillRepository skills, ILogger<DriftMonitor> logger)
{
    private HashSet<(string Provider, string Field)> drifting = [];

    /// <summary>Looks whether anything has changed.</summary>
    public void Check()
    {
        var drifts = skills.Snapshot()?.Read(SkillSummary.Drifts) ?? [];
        var now = drifts.Where(drift => drift.IsDrifting || (drifting.Contains((drift.Provider, drift.Field)) && !drift.IsOver))
            .ToDictionary(drift => (drift.Provider, drift.Field), drift => drift.Ratio);
        foreach (var ((provider, field), ratio) in now)
            if (!drifting.Contains((provider, field)))
                Log.Drifts(logger, provider, field, ratio);
        foreach (var (provider, field) in drifting.Where(one => !now.ContainsKey(one))) Log.IsBack(logger, provider, field);
        drifting = [.. now.Keys];
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning,
            Message = "The squared error of {Provider} in {Field} is {Ratio:0.0} times the usual; it counts less until it is back")]
        public static partial void Drifts(ILogger logger, string provider, string field, double ratio);

        [LoggerMessage(Level = LogLevel.Information, Message = "The error of {Provider} in {Field} is as usual again")]
        public static partial void IsBack(ILogger logger, string provider, string field);
    }
}
