using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Daily;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Wording;

/// <summary>The numbers of a day behind its sentence: the day's own columns, or of today those of the remaining hours.</summary>
internal sealed class DayNumbers
{
    private readonly MergedDaily daily;
    private readonly int day;

    internal DayNumbers(MergedDaily daily, int day)
    {
        (this.daily, this.day) = (daily, day);
        Remaining = daily.Hours is { } source ? new RemainingHours(source, daily.Days[day]) : null;
        Hours = daily.IsVendorDay(day) ? null : Remaining;
        (HasFallen, Ahead) = SourceHours.Split(ValueOf(DailyVariable.PrecipitationSum), Remaining?.Fallen ?? 0);
        Condition = IsRestOfDay ? Hours!.Source.RestOfToday : daily.Condition.Values[day];
        if (Condition?.ClassOf() == ConditionClass.Silent) Condition = null;
    }

    /// <summary>The hours still to come; null where they were not kept.</summary>
    internal RemainingHours? Remaining { get; }

    /// <summary>The same; null also for a vendor's own day, of which no hours are known.</summary>
    internal RemainingHours? Hours { get; }

    /// <summary>Whether part of the day is over, and its numbers are those of the rest.</summary>
    internal bool IsRestOfDay => Hours is { HasPast: true };

    /// <summary>mm of precipitation still to come.</summary>
    internal double Ahead { get; }

    /// <summary>Whether something measurable has fallen today.</summary>
    internal bool HasFallen { get; }

    internal Condition? Condition { get; }

    /// <summary>Of precipitation, %.</summary>
    internal double Probability => Extreme(DailyVariable.PrecipitationProbabilityMax);

    internal double High => Extreme(DailyVariable.TemperatureMax);

    internal double Low => Extreme(DailyVariable.TemperatureMin);

    internal double MeanTemperature => (High + Low) / 2;

    internal double Wind => Extreme(DailyVariable.WindSpeedMax);

    internal double Gust => Extreme(DailyVariable.WindGustMax);

    /// <summary>How many vendors were rejected for most of it.</summary>
    internal int Rejected => daily.Hours is { } source ? source.Rejected[day] : 0;

    /// <summary>Whether a day has data of sky, precipitation or temperature.</summary>
    internal static bool HasData(MergedDaily daily, int day) =>
        (daily.Condition.Values[day] is { } condition && condition.ClassOf() != ConditionClass.Silent)
        || !double.IsNaN(ValueOf(daily, DailyVariable.PrecipitationSum, day))
        || !double.IsNaN(ValueOf(daily, DailyVariable.TemperatureMax, day))
        || !double.IsNaN(ValueOf(daily, DailyVariable.TemperatureMin, day));

    internal static double ValueOf(MergedDaily daily, DailyVariable variable, int day) =>
        daily.Columns.TryGetValue(variable, out var column) ? column.Values[day] : double.NaN;

    internal double ValueOf(DailyVariable variable) => ValueOf(daily, variable, day);

    /// <summary>The 80 % interval; null where it is not known.</summary>
    internal (double Low, double High)? IntervalOf(DailyVariable variable)
    {
        if (!daily.Columns.TryGetValue(variable, out var column) || column.Confidence is not { } confidence) return null;
        var (low, high) = (confidence.P10[day], confidence.P90[day]);
        return double.IsFinite(low) && double.IsFinite(high) ? (low, high) : null;
    }

    private double Extreme(DailyVariable variable)
    {
        if (!IsRestOfDay) return ValueOf(variable);
        var source = DailySource.All[(int)variable];
        var (steps, channels) = (Hours!.Steps, Hours.Source.Channels);
        return source.Statistic == DailyStatistic.Minimum
            ? steps.Lowest(channels, source.Hourly).Value : steps.Highest(channels, source.Hourly).Value;
    }
}
