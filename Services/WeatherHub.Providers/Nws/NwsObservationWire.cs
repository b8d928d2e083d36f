using System.Text.Json.Serialization;

namespace WeatherHub.Providers.Nws;

/// <summary>The answer of <c>/stations/…/observations/latest</c>: https://www.weather.gov/documentation/services-web-api#/default/station_observation_latest</summary>
internal sealed record NwsObservation
{
    [JsonPropertyName("geometry")] public NwsGeometry? Geometry { get; init; }
    [JsonPropertyName("properties")] public NwsObserved? Properties { get; init; }
}

/// <summary>What a station measured; each value carries its unit and a quality mark.</summary>
internal sealed record NwsObserved
{
    /// <summary>The address that ends in the identifier.</summary>
    [JsonPropertyName("station")] public string? Station { get; init; }
    [JsonPropertyName("stationId")] public string? StationId { get; init; }
    [JsonPropertyName("stationName")] public string? StationName { get; init; }
    [JsonPropertyName("timestamp")] public DateTimeOffset? Timestamp { get; init; }
    [JsonPropertyName("elevation")] public NwsQuantity? Elevation { get; init; }
    [JsonPropertyName("textDescription")] public string? TextDescription { get; init; }
    [JsonPropertyName("presentWeather")] public IReadOnlyList<NwsPhenomenon?>? PresentWeather { get; init; }
    [JsonPropertyName("temperature")] public NwsQuantity? Temperature { get; init; }
    [JsonPropertyName("dewpoint")] public NwsQuantity? Dewpoint { get; init; }
    [JsonPropertyName("relativeHumidity")] public NwsQuantity? RelativeHumidity { get; init; }
    [JsonPropertyName("windDirection")] public NwsQuantity? WindDirection { get; init; }
    [JsonPropertyName("windSpeed")] public NwsQuantity? WindSpeed { get; init; }
    [JsonPropertyName("windGust")] public NwsQuantity? WindGust { get; init; }
    [JsonPropertyName("barometricPressure")] public NwsQuantity? BarometricPressure { get; init; }
    [JsonPropertyName("seaLevelPressure")] public NwsQuantity? SeaLevelPressure { get; init; }
    [JsonPropertyName("visibility")] public NwsQuantity? Visibility { get; init; }
    [JsonPropertyName("precipitationLastHour")] public NwsQuantity? PrecipitationLastHour { get; init; }
    [JsonPropertyName("windChill")] public NwsQuantity? WindChill { get; init; }
    [JsonPropertyName("heatIndex")] public NwsQuantity? HeatIndex { get; init; }
    [JsonPropertyName("cloudLayers")] public IReadOnlyList<NwsCloudLayer?>? CloudLayers { get; init; }
}

/// <summary>A decoded present-weather group.</summary>
internal sealed record NwsPhenomenon
{
    [JsonPropertyName("intensity")] public string? Intensity { get; init; }
    [JsonPropertyName("modifier")] public string? Modifier { get; init; }
    [JsonPropertyName("weather")] public string? Weather { get; init; }
    [JsonPropertyName("inVicinity")] public bool? InVicinity { get; init; }
}

/// <summary>A layer of cloud.</summary>
internal sealed record NwsCloudLayer
{
    /// <summary><c>CLR</c>, <c>SKC</c>, <c>FEW</c>, <c>SCT</c>, <c>BKN</c>, <c>OVC</c>, <c>VV</c>.</summary>
    [JsonPropertyName("amount")] public string? Amount { get; init; }
}
