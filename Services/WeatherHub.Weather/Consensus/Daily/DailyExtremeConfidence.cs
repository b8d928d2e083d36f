using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Daily;

/// <summary>
/// The confidence of a day's extremes: that of their hour. Totals have their own, see <see cref="DailyTotalConfidence"/>; probabilities
/// none.
/// </summary>
internal sealed class DailyExtremeConfidence(MergeSkill skill, MergeWindow window)
{
    private readonly int[]?[] steps = new int[]?[Enum.GetValues<DailyVariable>().Length];

    /// <summary>Records the step of a day's extreme in the merged hours.</summary>
    internal void Note(DailyVariable variable, int day, MergedChannel channel, MergedChannel hours, int step)
    {
        if (step < 0 || variable.ConfidenceSource() is null) return;
        (steps[(int)variable] ??= [.. Enumerable.Repeat(-1, window.Days.Count)])[day] = step;
        channel.SetSpread(day, hours.Spread[step], hours.Lineages[step]);
    }

    internal ConfidenceColumn? Of(DailyVariable variable, MergedChannel channel)
    {
        if (variable.ConfidenceSource() is not { } hourly) return null;
        var hoursAhead = new int[window.Days.Count];
        for (var day = 0; day < hoursAhead.Length; day++)
        {
            var step = channel.Methods[day] == MergeMethod.ProviderDaily ? -1 : steps[(int)variable]?[day] ?? -1;
            hoursAhead[day] = Math.Max(0, (step < 0 ? window.Axis.IndexOf(window.Days[day].Middle) : step) - window.FirstHour);
        }

        return skill.ConfidenceOf(hourly, channel, 0, hoursAhead.Length, hoursAhead);
    }
}
