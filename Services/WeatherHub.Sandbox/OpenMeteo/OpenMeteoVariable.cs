using WeatherHub.Sandbox.Simulation;
using WeatherHub.Weather.Physics;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.OpenMeteo;

/// <summary>Which request parameter sets a variable's unit.</summary>
internal enum OpenMeteoQuantity { Fixed, Temperature, Speed, Water, Snow, Length, SnowDepth }

/// <summary>A variable of the hourly and current blocks (https://open-meteo.com/en/docs).</summary>
/// <param name="Name">Their name.</param>
/// <param name="Symbol">Their unit when the request cannot change it.</param>
/// <param name="Decimals">Their rounding.</param>
/// <param name="Preceding">Whether a value covers the step that ends at its label.</param>
/// <param name="Of">The value, in canonical units.</param>
/// <param name="Quantity">Which request parameter sets the unit.</param>
internal sealed record OpenMeteoVariable(
    string Name,
    string Symbol,
    int Decimals,
    bool Preceding,
    Func<WeatherStep, double> Of,
    OpenMeteoQuantity Quantity = OpenMeteoQuantity.Fixed)
{
    /// <summary>Every variable that is simulated, by name.</summary>
    public static IReadOnlyDictionary<string, OpenMeteoVariable> All { get; } =
        Table().ToDictionary(variable => variable.Name, StringComparer.Ordinal);

    private static IEnumerable<OpenMeteoVariable> Table()
    {
        yield return new("temperature_2m", "°C", 1, false, step => step[Variable.Temperature], OpenMeteoQuantity.Temperature);
        yield return new("dew_point_2m", "°C", 1, false, step => step[Variable.DewPoint], OpenMeteoQuantity.Temperature);
        yield return new(
            "apparent_temperature",
            "°C",
            1,
            false,
            step => step[Variable.ApparentTemperature],
            OpenMeteoQuantity.Temperature);
        yield return new("relative_humidity_2m", "%", 0, false, step => step[Variable.RelativeHumidity]);
        yield return new("pressure_msl", "hPa", 1, false, step => step[Variable.PressureMsl]);
        yield return new(
            "surface_pressure",
            "hPa",
            1,
            false,
            step => step[Variable.PressureMsl] / Pressure.AtSeaLevel(1, 150, step[Variable.Temperature]));
        yield return new("cloud_cover", "%", 0, false, step => step[Variable.CloudCover]);
        yield return new("cloud_cover_low", "%", 0, false, step => step[Variable.CloudCover] * 0.8);
        yield return new("cloud_cover_mid", "%", 0, false, step => step[Variable.CloudCover] * 0.6);
        yield return new("cloud_cover_high", "%", 0, false, step => step[Variable.CloudCover] * 0.4);
        yield return new("wind_speed_10m", "m/s", 2, false, step => step[Variable.WindSpeed], OpenMeteoQuantity.Speed);
        yield return new("wind_direction_10m", "°", 0, false, step => step[Variable.WindDirection]);
        yield return new("wind_gusts_10m", "m/s", 2, true, step => step[Variable.WindGust], OpenMeteoQuantity.Speed);
        yield return new("visibility", "m", 2, false, step => Math.Round(step[Variable.Visibility] / 20) * 20, OpenMeteoQuantity.Length);
        yield return new("precipitation", "mm", 2, true, step => step[Variable.Precipitation], OpenMeteoQuantity.Water);
        yield return new("rain", "mm", 2, true, step => step[Variable.Precipitation] * (1 - step.SnowShare), OpenMeteoQuantity.Water);
        yield return new("showers", "mm", 2, true, _ => 0, OpenMeteoQuantity.Water);
        yield return new("snowfall", "cm", 2, true, step => step[Variable.Snowfall], OpenMeteoQuantity.Snow);
        yield return new("snow_depth", "m", 2, false, step => step[Variable.Temperature] < -2 ? 0.1 : 0, OpenMeteoQuantity.SnowDepth);
        yield return new("precipitation_probability", "%", 0, true, step => step[Variable.PrecipitationProbability]);
        yield return new("weather_code", "wmo code", 0, false, step => step.Wmo);
        yield return new("is_day", "", 0, false, step => step.IsDay ? 1 : 0);
        yield return new("uv_index", "", 2, false, step => step[Variable.UvIndex]);
        yield return new("uv_index_clear_sky", "", 2, false, step => step[Variable.UvIndexClearSky]);
        yield return new("shortwave_radiation", "W/m²", 1, true, step => step[Variable.ShortwaveRadiation]);
        yield return new("sunshine_duration", "s", 2, true, step => step.Length.TotalSeconds * Sunshine(step));
        yield return new("cape", "J/kg", 1, false, step => 20 * step[Variable.ThunderProbability]);
        yield return new(
            "freezing_level_height",
            "m",
            1,
            false,
            step => Math.Max(0, step[Variable.Temperature] / 0.0065),
            OpenMeteoQuantity.Length);
    }

    private static double Sunshine(WeatherStep step) => step[Variable.ShortwaveRadiation] < 120 ? 0 : 1 - step[Variable.CloudCover] / 100;
}
