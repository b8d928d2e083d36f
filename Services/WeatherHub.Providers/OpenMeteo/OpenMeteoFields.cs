using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.OpenMeteo;

/// <summary>
/// The vendor's fields (https://open-meteo.com/en/docs#hourly_parameter_definition), older spellings after the current one. A block names
/// its variables and holds a column for each; <c>{block}_units</c> declares their units by the same names.
/// </summary>
internal static class OpenMeteoFields
{
    private static readonly Field[] Variables =
    [
        new(Variable.Temperature, Unit.Celsius, Label.Instant, "temperature_2m", "temperature"),
        new(Variable.RelativeHumidity, Unit.Percent, Label.Instant, "relative_humidity_2m", "relativehumidity_2m"),
        new(Variable.DewPoint, Unit.Celsius, Label.Instant, "dew_point_2m", "dewpoint_2m"),
        new(Variable.ApparentTemperature, Unit.Celsius, Label.Instant, "apparent_temperature"),
        new(Variable.PrecipitationProbability, Unit.Percent, Label.End, "precipitation_probability"),
        new(Variable.Precipitation, Unit.Millimetre, Label.End, "precipitation"),
        new(Variable.Snowfall, Unit.Centimetre, Label.End, "snowfall"),
        new(Variable.PressureMsl, Unit.Hectopascal, Label.Instant, "pressure_msl"),
        new(Variable.CloudCover, Unit.Percent, Label.Instant, "cloud_cover", "cloudcover"),
        new(Variable.Visibility, Unit.Metre, Label.Instant, "visibility"),
        new(Variable.WindSpeed, Unit.KilometrePerHour, Label.Instant, "wind_speed_10m", "windspeed_10m", "windspeed"),
        new(Variable.WindDirection, Unit.Degree, Label.Instant, "wind_direction_10m", "winddirection_10m", "winddirection"),
        new(Variable.WindGust, Unit.KilometrePerHour, Label.End, "wind_gusts_10m", "windgusts_10m"),
        new(Variable.UvIndex, Unit.One, Label.Instant, "uv_index"),
        new(Variable.ShortwaveRadiation, Unit.WattPerSquareMetre, Label.End, "shortwave_radiation"),
    ];

    /// <summary>https://open-meteo.com/en/docs#daily_parameter_definition</summary>
    private static readonly DailyField[] Days =
    [
        new(Variable.Temperature, Unit.Celsius, (day, max) => day with { TemperatureMax = max }, "temperature_2m_max"),
        new(Variable.Temperature, Unit.Celsius, (day, min) => day with { TemperatureMin = min }, "temperature_2m_min"),
        new(Variable.Precipitation, Unit.Millimetre, (day, sum) => day with { PrecipitationSum = sum }, "precipitation_sum"),
        new(Variable.PrecipitationProbability, Unit.Percent, (day, max) => day with { PrecipitationProbabilityMax = max },
            "precipitation_probability_max"),
        new(Variable.Snowfall, Unit.Centimetre, (day, sum) => day with { SnowfallSum = sum }, "snowfall_sum"),
        new(Variable.WindSpeed, Unit.KilometrePerHour, (day, max) => day with { WindSpeedMax = max },
            "wind_speed_10m_max", "windspeed_10m_max"),
        new(Variable.WindGust, Unit.KilometrePerHour, (day, max) => day with { WindGustMax = max },
            "wind_gusts_10m_max", "windgusts_10m_max"),
        new(Variable.UvIndex, Unit.One, (day, max) => day with { UvIndexMax = max }, "uv_index_max"),
    ];

    public static readonly FieldMap Hourly = Of("hourly", Variables);
    public static readonly FieldMap Current = Of("current", Variables);
    public static readonly FieldMap OlderCurrent = Of("current_weather", Variables);
    public static readonly FieldMap Daily = Of("daily", Days);

    /// <summary>All that is read of a response. Times are seconds, or local ISO times.</summary>
    public static readonly JsonProjection Payload = new JsonProjection { TakesFirst = true }
        .Fields(Hourly, Current, OlderCurrent, Daily)
        .Numbers("latitude", "longitude", "elevation", "utc_offset_seconds", "current.interval[]", "current_weather.interval[]")
        .Add(JsonKinds.Flag, "error").Texts("reason")
        .Add(JsonKinds.Number | JsonKinds.Text, Each("time")).Numbers(Each("weather_code")).Numbers(Each("weathercode"));

    /// <summary>What is requested hour by hour.</summary>
    public static readonly string HourlyQuery = string.Join(',', Variables.Select(field => field.Names[0]).Append("weather_code"));

    /// <summary>What is requested of the present: the same, less what has no present.</summary>
    public static readonly string CurrentQuery = HourlyQuery.Replace("precipitation_probability,", "", StringComparison.Ordinal);

    private static FieldMap Of(string block, IReadOnlyList<Field> fields) => new(fields, $"{block}.{{0}}[]", $"{block}_units.{{0}}");

    private static IEnumerable<string> Each(string name) =>
        ((string[])["hourly", "current", "current_weather", "daily"]).Select(block => $"{block}.{name}[]");
}
