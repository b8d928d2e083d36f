using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.BrightSky;

/// <summary>
/// The service's words, see "condition" and "icon" at https://brightsky.dev/docs/#/operations/getWeather. Its "sleet" is the German one,
/// rain with snow.
/// </summary>
internal sealed class BrightSkyConditions(JsonColumns payload, string block)
{
    // What the service computes its icon from, hour by hour and now.
    private static readonly string[] IconFields =
    [
        "condition",
        "cloud_cover",
        "icon",
        "precipitation",
        "precipitation_10",
        "wind_speed",
        "wind_speed_10",
    ];

    private readonly JsonColumn conditions = payload[$"{block}.condition"];
    private readonly JsonColumn icons = payload[$"{block}.icon"];
    private readonly JsonColumn cloudCovers = payload[$"{block}.cloud_cover"];
    private readonly JsonColumn[] filled = Array.ConvertAll(IconFields, field => payload[$"{block}.fallback_source_ids.{field}"]);

    /// <summary>The paths of the sources that filled in what an icon is computed from.</summary>
    internal static IEnumerable<string> Filled(string block) => IconFields.Select(field => $"{block}.fallback_source_ids.{field}");

    /// <summary>
    /// What falls decides; a dry hour is what its clouds make it; without either the icon decides. Null where nothing is said.
    /// </summary>
    internal Condition? Of(int row, BrightSkySources sources)
    {
        var condition = sources.IsNear(filled[0][row]) ? conditions.TextAt(row) : null;
        var cloudCover = sources.IsNear(filled[1][row]) ? cloudCovers.NumberAt(row) : null;
        if (Word(condition) is { } said && said != Condition.Unknown) return said;
        if (condition is "dry" && SkyCondition.Of(cloudCover) is { } sky) return sky;
        return Drawn(IconOf(row, sources), cloudCover) ?? Word(condition);
    }

    /// <summary>The icon, which is as far away as the furthest of what it is computed from.</summary>
    internal string? IconOf(int row, BrightSkySources sources) =>
        Array.TrueForAll(filled, column => sources.IsNear(column[row])) ? icons.TextAt(row) : null;

    /// <summary>
    /// The service takes a cloud cover that it does not know for none: a clear sky is drawn where nobody looked at it, and says nothing
    /// there (brightsky#149, #168). So an icon of the sky counts only beside a cloud cover that can be, and that it follows from by the
    /// service's own thresholds, ICON_PARTLY_CLOUDY_THRESHOLD and ICON_CLOUDY_THRESHOLD in its settings.
    /// </summary>
    private static Condition? Drawn(string? icon, double? cloudCover) => Word(icon) switch
    {
        (Condition.Clear or Condition.PartlyCloudy or Condition.Overcast) and var sky =>
            sky == VariableFacts.Of(Variable.CloudCover).Canonical(cloudCover, Unit.Percent) switch
            {
                null => null,
                < 25 => Condition.Clear,
                < 80 => Condition.PartlyCloudy,
                _ => Condition.Overcast,
            } ? sky : null,
        var drawn => drawn,
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
