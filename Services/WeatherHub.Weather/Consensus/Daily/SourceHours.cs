using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Daily;

/// <summary>
/// The merged hours from now on that days were made of, for sentences about the days. The channels of a merge are reused by the next one:
/// the answer's own columns take their place where they reach as far as the days, copies where they do not.
/// </summary>
internal sealed class SourceHours
{
    private readonly int first;
    private readonly DerivedConditions conditions;
    private readonly bool[] isDay;

    internal SourceHours(
        TimeZoneInfo zone, MergeWindow window, MergedHours merged, MergeSkill skill, MergedHourly hourly, MergedDaily daily)
    {
        (first, conditions, isDay, Zone, Skill) = (window.FirstHour, merged.Conditions, merged.IsDay, zone, skill);
        Axis = new TimeAxis(window.Now, window.Axis.Count - first);
        var steps = Axis.Count;
        Channels = MergedChannels.Of(
            Keep(Variable.Temperature, whole: true), Keep(Variable.Precipitation, whole: true), Keep(Variable.WindSpeed, whole: true),
            Keep(Variable.WindGust), Keep(Variable.PrecipitationProbability), Keep(Variable.Snowfall), Keep(Variable.CloudCover));
        Rejected = new int[window.Days.Count];
        for (var day = 0; day < Rejected.Length; day++)
        {
            var hours = new DayHours(window.Axis, window.RestOf(day));
            Rejected[day] = Math.Max(RejectedIn(merged[Variable.Temperature], hours), RejectedIn(merged[Variable.WindSpeed], hours));
        }

        if (window.PastOfToday(0) is null) return;
        FallenToday = window.FallenToday(merged[Variable.Precipitation]);
        var (_, ahead) = Split(daily.Columns[DailyVariable.PrecipitationSum].Values[0], FallenToday);
        RestOfToday = DailyCondition.Of(new DayHours(window.Axis, window.RestOf(0)), merged, ahead);

        (Variable, MergedChannel) Keep(Variable variable, bool whole = false)
        {
            var channel = merged[variable];
            var values = hourly.Axis.Count == steps ? hourly.Columns[variable].Values : channel.Values[first..].ToArray();
            return (variable, MergedChannel.Kept(values, whole ? channel : null, first));
        }
    }

    /// <summary>From the hour that contains the moment of the request to the end of the last day or hour.</summary>
    internal TimeAxis Axis { get; }

    internal TimeZoneInfo Zone { get; }

    internal MergeSkill Skill { get; }

    /// <summary>Temperature, wind, clouds and precipitation; with spread and disputes for temperature, amount and wind speed.</summary>
    internal MergedChannels Channels { get; }

    /// <summary>For each day, how many vendors were rejected in temperature or wind at half of its hours or more.</summary>
    internal int[] Rejected { get; }

    /// <summary>mm known to have fallen today before the first step.</summary>
    internal double FallenToday { get; }

    internal Condition? RestOfToday { get; }

    /// <summary>Whether something measurable has fallen, and what of the day's total is then still to come.</summary>
    internal static (bool HasFallen, double Ahead) Split(double total, double fallen) =>
        ConditionInputs.IsMeasurable(fallen) && ConditionInputs.IsMeasurable(total) ? (true, Math.Max(0, total - fallen)) : (false, total);

    internal Condition? ConditionAt(int step) => conditions.Conditions[first + step];

    internal PrecipitationType? TypeAt(int step) => conditions.Types[first + step];

    /// <summary>Whether the sun is up at the start of a step.</summary>
    internal bool IsDayAt(int step) => isDay[first + step];

    private static int RejectedIn(MergedChannel channel, in DayHours hours)
    {
        var (anyone, known, vendors) = (0UL, 0, 0);
        for (var step = hours.First; step < hours.End; step++)
            (anyone, known) = (anyone | channel.Rejected[step], known + (channel.Has(step) ? 1 : 0));
        for (; anyone != 0; anyone &= anyone - 1)
        {
            var (vendor, count) = (anyone & ~(anyone - 1), 0);
            for (var step = hours.First; step < hours.End; step++) count += (channel.Rejected[step] & vendor) != 0 ? 1 : 0;
            if (count * 2 >= known) vendors++;
        }

        return vendors;
    }
}
