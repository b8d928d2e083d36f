using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.OpenMeteo;

/// <summary>The vendor's names for our variables, older spellings after the current one, and the unit it uses unless it declares another.</summary>
/// <param name="Variable">Ours.</param>
/// <param name="Documented">Its unit by default.</param>
/// <param name="Preceding">Whether an hour's value covers the hour that ends at the label; otherwise it is true at the label.</param>
/// <param name="Names">Theirs.</param>
internal sealed record OpenMeteoVocabulary(Variable Variable, Unit Documented, bool Preceding, params string[] Names)
{
    /// <summary>Every variable of an hour: https://open-meteo.com/en/docs#hourly_parameter_definition.</summary>
    public static IReadOnlyList<OpenMeteoVocabulary> Hourly { get; } =
    [
        new(Variable.Temperature, Unit.Celsius, false, "temperature_2m"),
        new(Variable.RelativeHumidity, Unit.Percent, false, "relative_humidity_2m", "relativehumidity_2m"),
        new(Variable.DewPoint, Unit.Celsius, false, "dew_point_2m", "dewpoint_2m"),
        new(Variable.ApparentTemperature, Unit.Celsius, false, "apparent_temperature"),
        new(Variable.PrecipitationProbability, Unit.Percent, true, "precipitation_probability"),
        new(Variable.Precipitation, Unit.Millimetre, true, "precipitation"),
        new(Variable.Snowfall, Unit.Centimetre, true, "snowfall"),
        new(Variable.PressureMsl, Unit.Hectopascal, false, "pressure_msl"),
        new(Variable.CloudCover, Unit.Percent, false, "cloud_cover", "cloudcover"),
        new(Variable.Visibility, Unit.Metre, false, "visibility"),
        new(Variable.WindSpeed, Unit.KilometrePerHour, false, "wind_speed_10m", "windspeed_10m", "windspeed"),
        new(Variable.WindDirection, Unit.Degree, false, "wind_direction_10m", "winddirection_10m", "winddirection"),
        new(Variable.WindGust, Unit.KilometrePerHour, true, "wind_gusts_10m", "windgusts_10m"),
        new(Variable.UvIndex, Unit.One, false, "uv_index"),
        new(Variable.ShortwaveRadiation, Unit.WattPerSquareMetre, true, "shortwave_radiation"),
    ];

    /// <summary>What we ask for hour by hour.</summary>
    public static string HourlyQuery { get; } = string.Join(',', Hourly.Select(word => word.Names[0]).Append("weather_code"));

    /// <summary>What we ask for of the present: the same, less what has no present.</summary>
    public static string CurrentQuery { get; } = string.Join(
        ',', Hourly.Where(word => word.Variable != Variable.PrecipitationProbability).Select(word => word.Names[0]).Append("weather_code"));
}
