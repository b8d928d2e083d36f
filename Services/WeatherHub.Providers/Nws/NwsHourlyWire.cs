using System.Text.Json.Serialization;

namespace WeatherHub.Providers.Nws;

/// <summary>The answer of <c>/gridpoints/…/forecast/hourly</c>: https://www.weather.gov/documentation/services-web-api#/default/gridpoint_forecast_hourly</summary>
internal sealed record NwsHourly
{
    [JsonPropertyName("geometry")] public NwsGeometry? Geometry { get; init; }
    [JsonPropertyName("properties")] public NwsHourlyProperties? Properties { get; init; }
}

/// <summary>The periods and when they were made.</summary>
internal sealed record NwsHourlyProperties
{
    /// <summary><c>us</c> or <c>si</c>; what the values are in, whatever was asked for.</summary>
    [JsonPropertyName("units")] public string? Units { get; init; }
    [JsonPropertyName("updateTime")] public DateTimeOffset? UpdateTime { get; init; }
    [JsonPropertyName("elevation")] public NwsQuantity? Elevation { get; init; }
    [JsonPropertyName("periods")] public IReadOnlyList<NwsPeriod?>? Periods { get; init; }
}

/// <summary>An hour.</summary>
internal sealed record NwsPeriod
{
    [JsonPropertyName("startTime")] public DateTimeOffset? StartTime { get; init; }
    [JsonPropertyName("endTime")] public DateTimeOffset? EndTime { get; init; }
    [JsonPropertyName("temperature")] public NwsQuantity? Temperature { get; init; }

    /// <summary><c>F</c> or <c>C</c>, beside a bare number.</summary>
    [JsonPropertyName("temperatureUnit")] public string? TemperatureUnit { get; init; }
    [JsonPropertyName("dewpoint")] public NwsQuantity? Dewpoint { get; init; }
    [JsonPropertyName("relativeHumidity")] public NwsQuantity? RelativeHumidity { get; init; }
    [JsonPropertyName("probabilityOfPrecipitation")] public NwsQuantity? ProbabilityOfPrecipitation { get; init; }
    [JsonPropertyName("windSpeed")] public NwsQuantity? WindSpeed { get; init; }
    [JsonPropertyName("windGust")] public NwsQuantity? WindGust { get; init; }

    /// <summary>A point of the compass.</summary>
    [JsonPropertyName("windDirection")] public string? WindDirection { get; init; }
    [JsonPropertyName("shortForecast")] public string? ShortForecast { get; init; }
}
