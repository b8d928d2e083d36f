using WeatherHub.Weather.Conditions;

namespace WeatherHub.Providers.OpenMeteo;

/// <summary>WMO weather interpretation codes: https://open-meteo.com/en/docs#weather_variable_documentation.</summary>
internal static class OpenMeteoConditions
{
    private static readonly Dictionary<double, Condition> Codes = new()
    {
        [0] = Condition.Clear,
        [1] = Condition.MostlyClear,
        [2] = Condition.PartlyCloudy,
        [3] = Condition.Overcast,
        [45] = Condition.Fog,
        [48] = Condition.FreezingFog,
        [51] = Condition.DrizzleLight,
        [53] = Condition.Drizzle,
        [55] = Condition.DrizzleHeavy,
        [56] = Condition.FreezingDrizzleLight,
        [57] = Condition.FreezingDrizzle,
        [61] = Condition.RainLight,
        [63] = Condition.Rain,
        [65] = Condition.RainHeavy,
        [66] = Condition.FreezingRainLight,
        [67] = Condition.FreezingRain,
        [71] = Condition.SnowLight,
        [73] = Condition.Snow,
        [75] = Condition.SnowHeavy,
        [77] = Condition.SnowGrains,
        [80] = Condition.ShowersLight,
        [81] = Condition.Showers,
        [82] = Condition.ShowersHeavy,
        [85] = Condition.SnowShowersLight,
        [86] = Condition.SnowShowers,
        [95] = Condition.Thunderstorm,
        [96] = Condition.ThunderstormHail,
        [99] = Condition.ThunderstormHailHeavy,
    };

    /// <summary>Null when nothing was said; a code that is not in the table is unknown.</summary>
    public static Condition? Of(double? code) => code is { } said ? Codes.GetValueOrDefault(said, Condition.Unknown) : null;
}
