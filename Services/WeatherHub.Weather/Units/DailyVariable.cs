namespace WeatherHub.Weather.Units;

/// <summary>What a day can say.</summary>
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

/// <summary>What hourly and daily variables have in common.</summary>
public static class DailyVariables
{
    /// <summary>The hourly variable that a daily one is an extreme of, and is as sure as; null where it is none, or a confidence would mean nothing.</summary>
    public static Variable? JudgedAs(this DailyVariable variable) => variable switch
    {
        DailyVariable.TemperatureMax or DailyVariable.TemperatureMin => Variable.Temperature,
        DailyVariable.WindSpeedMax => Variable.WindSpeed,
        DailyVariable.WindGustMax => Variable.WindGust,
        _ => null,
    };

    /// <summary>By how much a value may be off for a confidence to call it right, in the canonical unit; NaN where there is no confidence.</summary>
    public static double ToleranceOf(this DailyVariable variable) => variable switch
    {
        DailyVariable.PrecipitationSum => VariableFacts.Of(Variable.Precipitation).Tolerance,
        DailyVariable.SnowfallSum => VariableFacts.Of(Variable.Snowfall).Tolerance,
        _ => variable.JudgedAs() is { } hourly ? VariableFacts.Of(hourly).Tolerance : double.NaN,
    };
}
