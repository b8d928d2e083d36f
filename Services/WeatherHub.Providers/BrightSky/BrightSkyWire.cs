using System.Text.Json.Serialization;
using WeatherHub.Providers.Shared;

namespace WeatherHub.Providers.BrightSky;

/// <summary>The answer of <c>/weather</c>: https://brightsky.dev/docs/#/operations/getWeather</summary>
internal sealed record BrightSkyWeather
{
    [JsonPropertyName("weather")]
    [JsonConverter(typeof(NullIsEmpty<IReadOnlyList<BrightSkyHour?>>))]
    public IReadOnlyList<BrightSkyHour?>? Weather { get; init; }
    [JsonPropertyName("sources")] public IReadOnlyList<BrightSkySource?>? Sources { get; init; }
}

/// <summary>The answer of <c>/current_weather</c>: https://brightsky.dev/docs/#/operations/getCurrentWeather</summary>
internal sealed record BrightSkyCurrent
{
    [JsonPropertyName("weather")]
    [JsonConverter(typeof(NullIsEmpty<BrightSkyNow>))]
    public BrightSkyNow? Weather { get; init; }
    [JsonPropertyName("sources")] public IReadOnlyList<BrightSkySource?>? Sources { get; init; }
}

/// <summary>A row of <c>/weather</c>, a measurement or a forecast alike.</summary>
internal sealed record BrightSkyHour
{
    [JsonPropertyName("timestamp")] public DateTimeOffset? Timestamp { get; init; }
    [JsonPropertyName("source_id")] public long? SourceId { get; init; }
    [JsonPropertyName("temperature")] public double? Temperature { get; init; }
    [JsonPropertyName("dew_point")] public double? DewPoint { get; init; }
    [JsonPropertyName("relative_humidity")] public double? RelativeHumidity { get; init; }
    [JsonPropertyName("pressure_msl")] public double? PressureMsl { get; init; }
    [JsonPropertyName("cloud_cover")] public double? CloudCover { get; init; }
    [JsonPropertyName("visibility")] public double? Visibility { get; init; }
    [JsonPropertyName("wind_speed")] public double? WindSpeed { get; init; }
    [JsonPropertyName("wind_direction")] public double? WindDirection { get; init; }
    [JsonPropertyName("wind_gust_speed")] public double? WindGustSpeed { get; init; }
    [JsonPropertyName("precipitation")] public double? Precipitation { get; init; }
    [JsonPropertyName("precipitation_probability")] public double? PrecipitationProbability { get; init; }
    [JsonPropertyName("solar")] public double? Solar { get; init; }
    [JsonPropertyName("condition")] public string? Condition { get; init; }
    [JsonPropertyName("icon")] public string? Icon { get; init; }

    /// <summary>Which other source filled in a field that the row's own source lacks.</summary>
    [JsonPropertyName("fallback_source_ids")] public IReadOnlyDictionary<string, long?>? FallbackSourceIds { get; init; }
}

/// <summary>The latest values of a station; a suffix names the window in minutes that ends at the timestamp.</summary>
internal sealed record BrightSkyNow
{
    /// <summary>That nothing is known.</summary>
    internal static BrightSkyNow Nothing { get; } = new();

    [JsonPropertyName("timestamp")] public DateTimeOffset? Timestamp { get; init; }
    [JsonPropertyName("source_id")] public long? SourceId { get; init; }
    [JsonPropertyName("temperature")] public double? Temperature { get; init; }
    [JsonPropertyName("dew_point")] public double? DewPoint { get; init; }
    [JsonPropertyName("relative_humidity")] public double? RelativeHumidity { get; init; }
    [JsonPropertyName("pressure_msl")] public double? PressureMsl { get; init; }
    [JsonPropertyName("cloud_cover")] public double? CloudCover { get; init; }
    [JsonPropertyName("visibility")] public double? Visibility { get; init; }
    [JsonPropertyName("wind_speed_10")] public double? WindSpeed10 { get; init; }
    [JsonPropertyName("wind_speed_30")] public double? WindSpeed30 { get; init; }
    [JsonPropertyName("wind_speed_60")] public double? WindSpeed60 { get; init; }
    [JsonPropertyName("wind_direction_10")] public double? WindDirection10 { get; init; }
    [JsonPropertyName("wind_direction_30")] public double? WindDirection30 { get; init; }
    [JsonPropertyName("wind_direction_60")] public double? WindDirection60 { get; init; }
    [JsonPropertyName("wind_gust_speed_10")] public double? WindGustSpeed10 { get; init; }
    [JsonPropertyName("wind_gust_speed_30")] public double? WindGustSpeed30 { get; init; }
    [JsonPropertyName("wind_gust_speed_60")] public double? WindGustSpeed60 { get; init; }
    [JsonPropertyName("precipitation_60")] public double? Precipitation60 { get; init; }
    [JsonPropertyName("solar_10")] public double? Solar10 { get; init; }
    [JsonPropertyName("solar_30")] public double? Solar30 { get; init; }
    [JsonPropertyName("solar_60")] public double? Solar60 { get; init; }
    [JsonPropertyName("condition")] public string? Condition { get; init; }
    [JsonPropertyName("icon")] public string? Icon { get; init; }

    /// <summary>Which other source filled in a field that the station itself lacks.</summary>
    [JsonPropertyName("fallback_source_ids")] public IReadOnlyDictionary<string, long?>? FallbackSourceIds { get; init; }
}

/// <summary>A station, or a forecast point that carries a station's name.</summary>
internal sealed record BrightSkySource
{
    [JsonPropertyName("id")] public long? Id { get; init; }
    [JsonPropertyName("dwd_station_id")] public string? DwdStationId { get; init; }
    [JsonPropertyName("wmo_station_id")] public string? WmoStationId { get; init; }

    /// <summary><c>historical</c>, <c>current</c>, <c>synop</c> or <c>forecast</c>.</summary>
    [JsonPropertyName("observation_type")] public string? ObservationType { get; init; }
    [JsonPropertyName("lat")] public double? Lat { get; init; }
    [JsonPropertyName("lon")] public double? Lon { get; init; }
    [JsonPropertyName("height")] public double? Height { get; init; }
    [JsonPropertyName("station_name")] public string? StationName { get; init; }

    /// <summary>Metres from the place asked for.</summary>
    [JsonPropertyName("distance")] public double? Distance { get; init; }
}
