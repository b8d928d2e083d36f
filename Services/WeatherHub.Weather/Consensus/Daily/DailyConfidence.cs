using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Daily;

/// <summary>
/// The confidence of a day's totals. A total has a distribution of its own, for the errors of its hours are correlated; nothing is learned
/// of it. Of today only what is still to come is uncertain.
/// </summary>
internal sealed class DailyTotalConfidence(MergeSkill skill, MergeWindow window, MergedChannels hours)
{
    /// <summary>Null where one vendor is shown alone, for its errors are not known, and where no day has a total.</summary>
    /// <param name="totals">The days' precipitation, mm.</param>
    /// <param name="probabilities">
    /// The days' probabilities of precipitation, per cent: they count where the amount is not measurable.
    /// </param>
    internal ConfidenceColumn? OfPrecipitation(MergedChannel totals, MergedChannel probabilities) => Column(totals, day =>
    {
        var (fallen, ahead) = Split(day, totals);
        var chance = ConditionInputs.IsMeasurable(ahead) ? double.NaN : ProbabilityOf(day, probabilities);
        var tolerance = DailyVariable.PrecipitationSum.ToleranceOf();
        return Shifted(AmountConfidence.Prior(ahead, tolerance, LeadDays(day), chance), fallen);
    });

    /// <summary>A depth is as uncertain as its water equivalent; where that is not known, as a millimetre for each centimetre.</summary>
    /// <param name="totals">The days' precipitation, mm.</param>
    /// <param name="depths">The days' depths of snow, cm.</param>
    internal ConfidenceColumn? OfSnow(MergedChannel totals, MergedChannel depths) => Column(depths, day =>
    {
        var (fallen, ahead) = SplitDepth(day, totals, depths);
        var water = Split(day, totals).Ahead;
        var ratio = ConditionInputs.IsMeasurable(water) && ConditionInputs.IsMeasurable(ahead) ? water / ahead : 1;
        var tolerance = DailyVariable.SnowfallSum.ToleranceOf() * ratio;
        var confidence = AmountConfidence.Prior(ahead * ratio, tolerance, LeadDays(day));
        return Shifted(confidence with { P10 = confidence.P10 / ratio, P90 = confidence.P90 / ratio }, fallen);
    });

    private static Confidence Shifted(Confidence ahead, double fallen) => ahead with { P10 = fallen + ahead.P10, P90 = fallen + ahead.P90 };

    private (double Fallen, double Ahead) Split(int day, MergedChannel totals)
    {
        var total = totals.Values[day];
        if (window.PastOfToday(day) is null) return (0, total);
        var (hasFallen, ahead) = SourceHours.Split(total, window.FallenToday(hours[Variable.Precipitation]));
        return (hasFallen ? total - ahead : 0, ahead);
    }

    private (double Fallen, double Ahead) SplitDepth(int day, MergedChannel totals, MergedChannel depths)
    {
        var depth = depths.Values[day];
        if (window.PastOfToday(day) is null || Split(day, totals).Fallen <= 0) return (0, depth);
        var rest = new DayHours(window.Axis, window.RestOf(day));
        var ahead = Math.Min(depth, rest.Total(hours[Variable.Snowfall], hours[Variable.Snowfall]).Value);
        return double.IsNaN(ahead) ? (0, depth) : (depth - ahead, ahead);
    }

    private double LeadDays(int day) => Math.Max(0, (window.RestOf(day).Middle - window.Now).TotalHours / 24);

    /// <summary>
    /// The probability of precipitation in what is still to come of a day, 0 to 1: the highest of its hours, which the day's is at least;
    /// of a vendor's own day, the day's. NaN where it is not known.
    /// </summary>
    private double ProbabilityOf(int day, MergedChannel probabilities)
    {
        var hourly = new DayHours(window.Axis, window.RestOf(day)).Highest(hours, Variable.PrecipitationProbability).Value;
        return (double.IsNaN(hourly) ? probabilities.Values[day] : hourly) / 100;
    }

    private ConfidenceColumn? Column(MergedChannel channel, Func<int, Confidence> confidenceOf)
    {
        if (skill.Of(Variable.Precipitation) is null) return null;
        var (column, isKnown) = (ConfidenceColumn.Empty(channel.Values.Length), false);
        for (var day = 0; day < channel.Values.Length; day++)
        {
            if (!channel.Has(day)) continue;
            isKnown = true;
            column.Set(day, confidenceOf(day), channel.Lineages[day]);
        }

        return isKnown ? column : null;
    }
}

internal static class TodayExtensions
{
    /// <summary>The part of a day that is over; null for a day that begins with the first step shown, or after it.</summary>
    internal static LocalDay? PastOfToday(this MergeWindow window, int day) =>
        day < window.Days.Count && window.Days[day].Start < window.Now ? window.Days[day] with { End = window.Now } : null;

    /// <summary>The part of a day that is still to come.</summary>
    internal static LocalDay RestOf(this MergeWindow window, int day) =>
        window.Days[day].Start < window.Now ? window.Days[day] with { Start = window.Now } : window.Days[day];

    /// <summary>The known amount of the hours of today that are over.</summary>
    internal static double FallenToday(this MergeWindow window, MergedChannel amount) =>
        window.PastOfToday(0) is { } past ? new DayHours(window.Axis, past).KnownTotal(amount) : 0;
}

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
