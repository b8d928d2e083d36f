using WeatherHub.Weather.Conditions;

namespace WeatherHub.Providers.BrightSky;

/// <summary>
/// The service's words, see "condition" and "icon" at https://brightsky.dev/docs/#/operations/getWeather. Its "sleet" is the German one, rain with snow.
/// </summary>
internal static class BrightSkyConditions
{
    /// <summary>What falls speaks first; a dry hour is what its clouds make it; without either the icon speaks. Null where nobody says anything.</summary>
    internal static Condition? Of(BrightSkyWords words)
    {
        var said = Word(words.Condition);
        if (said is not null and not Condition.Unknown) return said;
        if (words.Condition is "dry" && Sky.Of(words.CloudCover) is { } sky) return sky;
        return Drawn(words) ?? said;
    }

    /// <summary>
    /// The service computes its icon from condition, precipitation, wind and cloud cover, and takes a cloud cover that it does not know for none:
    /// a clear sky is drawn where nobody looked at it, and says nothing there (brightsky#149, #168).
    /// </summary>
    private static Condition? Drawn(BrightSkyWords words) =>
        Word(words.Icon) is { } drawn && (drawn != Condition.Clear || words.CloudCover is not null) ? drawn : null;

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
