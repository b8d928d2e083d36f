using System.Text.Json.Serialization;
using WeatherHub.Providers.Shared;

namespace WeatherHub.Providers.Nws;

/// <summary>The answer of <c>/points</c>: https://www.weather.gov/documentation/services-web-api#/default/point</summary>
internal sealed record NwsPoint
{
    [JsonPropertyName("properties")]
    [JsonConverter(typeof(NullIsEmpty<NwsPointProperties>))]
    public NwsPointProperties? Properties { get; init; }

    /// <summary>Of a problem document, which has no properties: 404 for a point without data.</summary>
    [JsonPropertyName("status")] public double? Status { get; init; }
}

/// <summary>The forecast grid square that holds a point; nulls where none does.</summary>
internal sealed record NwsPointProperties
{
    /// <summary>The office whose grid it is.</summary>
    [JsonPropertyName("gridId")] public string? GridId { get; init; }
    [JsonPropertyName("gridX")] public double? GridX { get; init; }
    [JsonPropertyName("gridY")] public double? GridY { get; init; }
}

/// <summary>The answer of <c>/gridpoints/…/stations</c>, nearest first: https://www.weather.gov/documentation/services-web-api#/default/gridpoint_stations</summary>
internal sealed record NwsStations
{
    [JsonPropertyName("features")]
    [JsonConverter(typeof(NullIsEmpty<IReadOnlyList<NwsStation?>>))]
    public IReadOnlyList<NwsStation?>? Features { get; init; }
}

/// <summary>A station as a GeoJSON feature.</summary>
internal sealed record NwsStation
{
    [JsonPropertyName("geometry")] public NwsGeometry? Geometry { get; init; }
    [JsonPropertyName("properties")] public NwsStationProperties? Properties { get; init; }
}

/// <summary>What is known of a station.</summary>
internal sealed record NwsStationProperties
{
    [JsonPropertyName("stationIdentifier")] public string? StationIdentifier { get; init; }
    [JsonPropertyName("name")] public string? Name { get; init; }
    [JsonPropertyName("elevation")] public NwsQuantity? Elevation { get; init; }

    /// <summary>From the grid square asked for; absent in older answers.</summary>
    [JsonPropertyName("distance")] public NwsQuantity? Distance { get; init; }
}
