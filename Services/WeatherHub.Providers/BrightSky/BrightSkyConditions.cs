using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Units;

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
        if (words.Condition is "dry" && SkyCondition.Of(words.CloudCover) is { } sky) return sky;
        return Drawn(words) ?? said;
    }

    /// <summary>
    /// The service computes its icon from condition, precipitation, wind and cloud cover, and takes a cloud cover that it does not know for none:
    /// a clear sky is drawn where nobody looked at it, and says nothing there (brightsky#149, #168). So an icon of the sky counts only beside a
    /// cloud cover that can be, and that it follows from.
    /// </summary>
    private static Condition? Drawn(BrightSkyWords words) => Word(words.Icon) switch
    {
        (Condition.Clear or Condition.PartlyCloudy or Condition.Overcast) and var sky => sky == SkyOf(words.CloudCover) ? sky : null,
        var drawn => drawn,
    };

    /// <summary>By the service's own thresholds, ICON_PARTLY_CLOUDY_THRESHOLD and ICON_CLOUDY_THRESHOLD in its settings.</summary>
    private static Condition? SkyOf(double? cloudCover) =>
        VariableFacts.Of(Variable.CloudCover).Canonical(cloudCover, Unit.Percent) switch
        {
            null => null,
            < 25 => Condition.Clear,
            < 80 => Condition.PartlyCloudy,
            _ => Condition.Overcast,
        };

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
