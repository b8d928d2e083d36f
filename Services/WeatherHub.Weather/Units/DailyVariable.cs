using System.Collections.Immutable;

namespace WeatherHub.Weather.Units;

/// <summary>The variables of a day.</summary>
public enum DailyVariable
{
    /// <summary>°C.</summary>
    TemperatureMax,
    /// <summary>°C.</summary>
    TemperatureMin,
    /// <summary>mm of water.</summary>
    PrecipitationSum,
    /// <summary>%.</summary>
    PrecipitationProbabilityMax,
    /// <summary>cm of depth.</summary>
    SnowfallSum,
    /// <summary>m/s.</summary>
    WindSpeedMax,
    /// <summary>m/s.</summary>
    WindGustMax,
    /// <summary>UV index.</summary>
    UvIndexMax,
    /// <summary>Moon phase at local noon: 0 new, 0.25 first quarter, 0.5 full, 0.75 last quarter.</summary>
    MoonPhase,
}

/// <summary>The statistic of a day's hours that a daily variable is.</summary>
internal enum DailyStatistic
{
    Maximum,
    Minimum,
    Sum,
}

/// <summary>The hourly variable that a daily one is made of.</summary>
internal readonly record struct DailySource(DailyVariable Daily, Variable Hourly, DailyStatistic Statistic)
{
    /// <summary>Every daily variable that is made of hours, in the order of the enum.</summary>
    internal static ImmutableArray<DailySource> All { get; } =
    [
        new(DailyVariable.TemperatureMax, Variable.Temperature, DailyStatistic.Maximum),
        new(DailyVariable.TemperatureMin, Variable.Temperature, DailyStatistic.Minimum),
        new(DailyVariable.PrecipitationSum, Variable.Precipitation, DailyStatistic.Sum),
        new(DailyVariable.PrecipitationProbabilityMax, Variable.PrecipitationProbability, DailyStatistic.Maximum),
        new(DailyVariable.SnowfallSum, Variable.Snowfall, DailyStatistic.Sum),
        new(DailyVariable.WindSpeedMax, Variable.WindSpeed, DailyStatistic.Maximum),
        new(DailyVariable.WindGustMax, Variable.WindGust, DailyStatistic.Maximum),
        new(DailyVariable.UvIndexMax, Variable.UvIndex, DailyStatistic.Maximum),
    ];
}

/// <summary>Facts of daily variables.</summary>
public static class DailyVariables
{
    /// <summary>The largest error, in the canonical unit, that a confidence counts as right; NaN where there is no confidence.</summary>
    public static double ToleranceOf(this DailyVariable variable) => variable switch
    {
        DailyVariable.PrecipitationSum => VariableFacts.Of(Variable.Precipitation).Tolerance,
        DailyVariable.SnowfallSum => VariableFacts.Of(Variable.Snowfall).Tolerance,
        _ => variable.ConfidenceSource() is { } hourly ? VariableFacts.Of(hourly).Tolerance : double.NaN,
    };

    /// <summary>The hourly variable that a daily extreme takes its confidence from; null where it is none, or has no confidence.</summary>
    internal static Variable? ConfidenceSource(this DailyVariable variable) => variable switch
    {
        DailyVariable.TemperatureMax or DailyVariable.TemperatureMin => Variable.Temperature,
        DailyVariable.WindSpeedMax => Variable.WindSpeed,
        DailyVariable.WindGustMax => Variable.WindGust,
        _ => null,
    };
}
