using WeatherHub.Weather.Verification;

namespace WeatherHub.Api.Learning;

/// <summary>Says once when a vendor's errors grow far beyond what they were, and once when they are back.</summary>
internal sealed partial class DriftMonitor(SkillRepository board, ILogger<DriftMonitor> logger)
{
    private HashSet<(string Provider, string Field)> known = [];

    /// <summary>Looks whether anything has changed.</summary>
    public void Watch()
    {
        var drifts = board.Book()?.Ask(SkillSummary.Drifts) ?? [];
        var now = drifts.Where(drift => drift.IsInTrouble || (known.Contains((drift.Provider, drift.Field)) && !drift.IsOver))
            .ToDictionary(drift => (drift.Provider, drift.Field), drift => drift.Ratio);
        foreach (var ((provider, field), ratio) in now)
            if (!known.Contains((provider, field)))
                Log.Drifts(logger, provider, field, ratio);
        foreach (var (provider, field) in known.Where(one => !now.ContainsKey(one))) Log.IsBack(logger, provider, field);
        known = [.. now.Keys];
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Provider} errs in {Field} {Ratio:0.0} times as much (squared) as it used to; it counts less until it is back")]
        public static partial void Drifts(ILogger logger, string provider, string field, double ratio);

        [LoggerMessage(Level = LogLevel.Information, Message = "{Provider} errs in {Field} as it used to again")]
        public static partial void IsBack(ILogger logger, string provider, string field);
    }
}
