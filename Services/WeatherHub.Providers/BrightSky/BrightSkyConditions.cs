using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.BrightSky;

/// <summary>
/// The service's words, see "condition" and "icon" at https://brightsky.dev/docs/#/operations/getWeather. Its "sleet" is the German one,
/// rain with snow.
/// </summary>
internal sealed class BrightSkyConditions(JsonColumns payload, BrightSkyFields fields, BrightSkySources sources)
{
    private readonly JsonColumn[] filled = Array.ConvertAll(fields.FilledOfIcon, path => payload[path]);

    /// <summary>What falls decides; in a dry hour the clouds do; without either the icon does. Null where nothing is said.</summary>
    internal Condition? Of(int row)
    {
        var condition = sources.IsNear(filled[0][row]) ? payload[fields.Condition].TextAt(row) : null;
        var cloudCover = sources.IsNear(filled[1][row]) ? payload[fields.CloudCover].NumberAt(row) : null;
        if (Word(condition) is { } said && said != Condition.Unknown) return said;
        if (condition is "dry" && Values.Sky(cloudCover) is { } sky) return sky;
        return Drawn(IconOf(row), cloudCover) ?? Word(condition);
    }

    /// <summary>The icon, which is as far away as the furthest of what it is computed from.</summary>
    internal string? IconOf(int row)
    {
        foreach (var part in filled)
            if (!sources.IsNear(part[row])) return null;
        return payload[fields.Icon].TextAt(row);
    }

    /// <summary>
    /// The service takes a cloud cover that it does not know for none: a clear sky is drawn where nobody looked at it, and says nothing
    /// there (brightsky#149, #168). So an icon of the sky counts only beside a cloud cover that can be, and that it follows from by the
    /// service's own thresholds, ICON_PARTLY_CLOUDY_THRESHOLD and ICON_CLOUDY_THRESHOLD in its settings.
    /// </summary>
    private static Condition? Drawn(string? icon, double? cloudCover)
    {
        Condition? sky = VariableFacts.Of(Variable.CloudCover).Canonical(cloudCover, Unit.Percent) switch
        {
            null => null,
            < 25 => Condition.Clear,
            < 80 => Condition.PartlyCloudy,
            _ => Condition.Overcast,
        };
        var drawn = Word(icon);
        var isOfSky = drawn is Condition.Clear or Condition.PartlyCloudy or Condition.Overcast;
        return isOfSky && drawn != sky ? null : drawn;
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
