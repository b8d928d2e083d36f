using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Daily;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Wording;

/// <summary>The numbers of a day that a sentence is about: the day's own columns, or of today those of the hours that still lie ahead.</summary>
internal sealed class DayView
{
    private readonly MergedDaily daily;
    private readonly int day;

    internal DayView(MergedDaily daily, int day)
    {
        (this.daily, this.day) = (daily, day);
        Rest = daily.Behind is { } behind ? new RestOfDay(behind, daily.Days[day]) : null;
        IsOutlook = daily.IsOutlook(day);
        Sum = Value(DailyVariable.PrecipitationSum);
        (HasFallen, Ahead) = Rest is null ? (false, Sum) : SourceHours.Split(Sum, Rest.Fell);
        Chance = Of(DailyVariable.PrecipitationProbabilityMax, Variable.PrecipitationProbability, anyShare: true);
        High = Of(DailyVariable.TemperatureMax, Variable.Temperature, anyShare: false);
        Low = OfHours ? Rest!.Steps.Lowest(Rest[Variable.Temperature]).Value : Value(DailyVariable.TemperatureMin);
        Wind = Of(DailyVariable.WindSpeedMax, Variable.WindSpeed, anyShare: false);
        Gust = Of(DailyVariable.WindGustMax, Variable.WindGust, anyShare: true);
        var condition = OfHours ? Rest!.Hours.RestOfToday : Named;
        Condition = condition?.ClassOf() == ConditionClass.Silent ? null : condition;
    }

    /// <summary>The hours ahead; null where only the day is known.</summary>
    internal RestOfDay? Rest { get; }

    /// <summary>Whether the day was filled from vendors' own days, of which no hours are known.</summary>
    internal bool IsOutlook { get; }

    /// <summary>mm in the whole day.</summary>
    internal double Sum { get; }

    /// <summary>mm still to come.</summary>
    internal double Ahead { get; }

    /// <summary>Whether something measurable has fallen today.</summary>
    internal bool HasFallen { get; }

    /// <summary>%.</summary>
    internal double Chance { get; }

    internal double High { get; }

    internal double Low { get; }

    internal double Wind { get; }

    internal double Gust { get; }

    internal Condition? Condition { get; }

    /// <summary>How many vendors were outvoted for most of it.</summary>
    internal int Outvoted => daily.Behind is { } behind ? behind.Outvoted[day] : 0;

    /// <summary>What the whole day is called.</summary>
    internal Condition? Named => daily.Condition.Values[day];

    /// <summary>Whether anything can be said of a day: of sky, fall or temperature.</summary>
    internal static bool CanSpeakOf(MergedDaily daily, int day) =>
        (daily.Condition.Values[day] is { } named && named.ClassOf() != ConditionClass.Silent)
        || !double.IsNaN(ValueOf(daily, DailyVariable.PrecipitationSum, day))
        || !double.IsNaN(ValueOf(daily, DailyVariable.TemperatureMax, day))
        || !double.IsNaN(ValueOf(daily, DailyVariable.TemperatureMin, day));

    internal static double ValueOf(MergedDaily daily, DailyVariable variable, int day) =>
        daily.Columns.TryGetValue(variable, out var column) ? column.Values[day] : double.NaN;

    internal double Value(DailyVariable variable) => ValueOf(daily, variable, day);

    /// <summary>One value in ten is lower, and higher; null where a column does not say.</summary>
    internal (double Low, double High)? RangeOf(DailyVariable variable) =>
        daily.Columns.TryGetValue(variable, out var column) && column.Confidence is { } sure && double.IsFinite(sure.P10[day]) && double.IsFinite(sure.P90[day])
            ? (sure.P10[day], sure.P90[day]) : null;

    private bool OfHours => Rest is { HasPast: true } && !IsOutlook;

    private double Of(DailyVariable whole, Variable hourly, bool anyShare) =>
        OfHours ? Rest!.Steps.Highest(Rest[hourly], anyShare).Value : Value(whole);
}
