using System.Text.Json;
using System.Text.Json.Serialization;
using WeatherHub.Providers.Shared;

namespace WeatherHub.Providers.MetNorway;

/// <summary>A GeoJSON feature: https://docs.api.met.no/doc/ForecastJSON.html.</summary>
internal sealed record MetNorwayForecast(
    [property: JsonPropertyName("geometry")] MetNorwayPoint? Geometry,
    [property: JsonPropertyName("properties")] MetNorwayProperties? Properties);

/// <summary>Longitude, latitude, metres above sea level.</summary>
internal sealed record MetNorwayPoint([property: JsonPropertyName("coordinates")] double?[]? Coordinates);

internal sealed record MetNorwayProperties(
    [property: JsonPropertyName("meta")] MetNorwayMeta? Meta,
    [property: JsonPropertyName("timeseries"), JsonConverter(typeof(NullIsEmpty<MetNorwayStep?[]>))] MetNorwayStep?[]? Timeseries);

/// <summary>When it was made, and the unit of each detail by its name.</summary>
internal sealed record MetNorwayMeta(
    [property: JsonPropertyName("updated_at")] DateTimeOffset? UpdatedAt,
    [property: JsonPropertyName("units")] Dictionary<string, string?>? Units);

internal sealed record MetNorwayStep(
    [property: JsonPropertyName("time")] DateTimeOffset? Time,
    [property: JsonPropertyName("data")] MetNorwaySaid? Said);

/// <summary>What is said of a time: the instant, and the periods that start at it.</summary>
internal sealed record MetNorwaySaid(
    [property: JsonPropertyName("instant")] MetNorwayPeriod? Instant,
    [property: JsonPropertyName("next_1_hours")] MetNorwayPeriod? NextHour,
    [property: JsonPropertyName("next_6_hours")] MetNorwayPeriod? NextSixHours);

internal sealed record MetNorwayPeriod(
    [property: JsonPropertyName("summary")] MetNorwaySummary? Summary,
    [property: JsonPropertyName("details")] Dictionary<string, double?>? Details);

internal sealed record MetNorwaySummary([property: JsonPropertyName("symbol_code")] string? SymbolCode);

/// <summary>How the words are read.</summary>
[JsonSerializable(typeof(MetNorwayForecast))]
[JsonSerializable(typeof(MetNorwayStep[]))]
internal sealed partial class MetNorwayWire : JsonSerializerContext
{
    public static JsonSerializerOptions Json { get; } = WireJson.For(new MetNorwayWire());
}
