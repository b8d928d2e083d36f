using System.Text.Json.Serialization;

namespace WeatherHub.Providers.Nws;

/// <summary>The answer of <c>/gridpoints</c>: https://www.weather.gov/documentation/services-web-api#/default/gridpoint</summary>
internal sealed record NwsGrid
{
    [JsonPropertyName("geometry")] public NwsGeometry? Geometry { get; init; }
    [JsonPropertyName("properties")] public NwsLayers? Properties { get; init; }
}

/// <summary>The layers that we use of some sixty. Its <c>pressure</c> is none of them: it is mostly empty and names no unit.</summary>
internal sealed record NwsLayers
{
    [JsonPropertyName("updateTime")] public DateTimeOffset? UpdateTime { get; init; }
    [JsonPropertyName("elevation")] public NwsQuantity? Elevation { get; init; }
    [JsonPropertyName("temperature")] public NwsLayer? Temperature { get; init; }
    [JsonPropertyName("dewpoint")] public NwsLayer? Dewpoint { get; init; }
    [JsonPropertyName("apparentTemperature")] public NwsLayer? ApparentTemperature { get; init; }
    [JsonPropertyName("relativeHumidity")] public NwsLayer? RelativeHumidity { get; init; }
    [JsonPropertyName("skyCover")] public NwsLayer? SkyCover { get; init; }
    [JsonPropertyName("windDirection")] public NwsLayer? WindDirection { get; init; }
    [JsonPropertyName("windSpeed")] public NwsLayer? WindSpeed { get; init; }
    [JsonPropertyName("windGust")] public NwsLayer? WindGust { get; init; }
    [JsonPropertyName("probabilityOfPrecipitation")] public NwsLayer? ProbabilityOfPrecipitation { get; init; }
    [JsonPropertyName("probabilityOfThunder")] public NwsLayer? ProbabilityOfThunder { get; init; }
    [JsonPropertyName("quantitativePrecipitation")] public NwsLayer? QuantitativePrecipitation { get; init; }

    /// <summary>Depth of the snow, not its water.</summary>
    [JsonPropertyName("snowfallAmount")] public NwsLayer? SnowfallAmount { get; init; }
    [JsonPropertyName("visibility")] public NwsLayer? Visibility { get; init; }
    [JsonPropertyName("weather")] public NwsWeatherLayer? Weather { get; init; }
}

/// <summary>One quantity, run-length encoded: equal hours are one entry.</summary>
internal sealed record NwsLayer
{
    [JsonPropertyName("uom")] public string? Uom { get; init; }
    [JsonPropertyName("values")] public IReadOnlyList<NwsLayerValue?>? Values { get; init; }
}

/// <summary>A value over an interval.</summary>
internal sealed record NwsLayerValue
{
    [JsonPropertyName("validTime")] public string? ValidTime { get; init; }
    [JsonPropertyName("value")] public double? Value { get; init; }
}

/// <summary>What falls and what dims the air.</summary>
internal sealed record NwsWeatherLayer
{
    [JsonPropertyName("values")] public IReadOnlyList<NwsWeatherValue?>? Values { get; init; }
}

/// <summary>All that goes on over an interval.</summary>
internal sealed record NwsWeatherValue
{
    [JsonPropertyName("validTime")] public string? ValidTime { get; init; }
    [JsonPropertyName("value")] public IReadOnlyList<NwsWeather?>? Value { get; init; }
}

/// <summary>One thing that goes on; a null <c>weather</c> is the word for nothing.</summary>
internal sealed record NwsWeather
{
    [JsonPropertyName("coverage")] public string? Coverage { get; init; }
    [JsonPropertyName("weather")] public string? Weather { get; init; }
    [JsonPropertyName("intensity")] public string? Intensity { get; init; }
    [JsonPropertyName("attributes")] public IReadOnlyList<string?>? Attributes { get; init; }
}
