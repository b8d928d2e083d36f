using WeatherHub.Weather.Conditions;

namespace WeatherHub.Providers.BrightSky;

/// <summary>
/// The service's words, see "condition" and "icon" at https://brightsky.dev/docs/#/operations/getWeather. Its "sleet" is the German one, rain with snow.
/// </summary>
internal static class BrightSkyConditions
{
    /// <summary>What falls speaks first; a dry hour is what its clouds make it; without either the icon speaks.</summary>
    internal static Condition? Of(string? condition, string? icon, double? cloudCover)
    {
        var said = Word(condition);
        if (said is not null and not Condition.Unknown) return said;
        if (condition is "dry" && Sky.Of(cloudCover) is { } sky) return sky;
        return Word(icon) ?? said;
    }

    private static Condition? Word(string? word) => word switch
    {
        null or "" or "-" => null,
        "clear-day" or "clear-night" => Condition.Clear,
        "partly-cloudy-day" or "partly-cloudy-night" => Condition.PartlyCloudy,
        "cloudy" => Condition.Overcast,
        "fog" => Condition.Fog,
        "wind" => Condition.Windy,
        "rain" => Condition.Rain,
        "sleet" => Condition.RainSnow,
        "snow" => Condition.Snow,
        "hail" => Condition.Hail,
        "thunderstorm" => Condition.Thunderstorm,
        _ => Condition.Unknown,
    };
}
