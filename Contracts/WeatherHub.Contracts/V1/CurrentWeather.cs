using System.Text.Json.Serialization;

namespace WeatherHub.Contracts.V1;

/// <summary>The weather now. Fields that <c>fields</c> leaves out are absent; null means known to be missing.</summary>
public sealed record CurrentWeather
{
    /// <summary>When it was true.</summary>
    [JsonPropertyName("time")]
    public required DateTimeOffset Time { get; init; }

    /// <summary>Measured at a station, or computed by a model.</summary>
    [JsonPropertyName("kind"), KnownValues("observation", "model")]
    public string? Kind { get; init; }

    /// <summary>Whether the sun is up at the moment of the answer, until <c>expiresAt</c>.</summary>
    [JsonPropertyName("isDay")]
    public bool? IsDay { get; init; }

    /// <summary>Air temperature 2 m above ground.</summary>
    [JsonPropertyName("temperature")]
    public double? Temperature { get; init; }

    /// <summary>What the air feels like, from temperature, humidity and wind.</summary>
    [JsonPropertyName("apparentTemperature")]
    public double? ApparentTemperature { get; init; }

    /// <summary>Dew point 2 m above ground.</summary>
    [JsonPropertyName("dewPoint")]
    public double? DewPoint { get; init; }

    /// <summary>Relative humidity 2 m above ground.</summary>
    [JsonPropertyName("relativeHumidity")]
    public double? RelativeHumidity { get; init; }

    /// <summary>Air pressure reduced to mean sea level.</summary>
    [JsonPropertyName("pressureMsl")]
    public double? PressureMsl { get; init; }

    /// <summary>Wind speed 10 m above ground.</summary>
    [JsonPropertyName("windSpeed")]
    public double? WindSpeed { get; init; }

    /// <summary>Highest gust of late, 10 m above ground.</summary>
    [JsonPropertyName("windGust")]
    public double? WindGust { get; init; }

    /// <summary>Where the wind blows from, clockwise from north, 0 to 359.</summary>
    [JsonPropertyName("windDirection")]
    public double? WindDirection { get; init; }

    /// <summary>Share of the sky under cloud.</summary>
    [JsonPropertyName("cloudCover")]
    public double? CloudCover { get; init; }

    /// <summary>How far one can see.</summary>
    [JsonPropertyName("visibility")]
    public double? Visibility { get; init; }

    /// <summary>Water equivalent of what fell in the past hour, of every phase.</summary>
    [JsonPropertyName("precipitation")]
    public double? Precipitation { get; init; }

    /// <summary>UV index, with clouds.</summary>
    [JsonPropertyName("uvIndex")]
    public double? UvIndex { get; init; }

    /// <summary>The sky and what falls from it.</summary>
    [JsonPropertyName("condition")]
    public CurrentCondition? Condition { get; init; }
}

/// <summary>The sky and what falls from it, as in <c>/v1/conditions</c>.</summary>
public sealed record CurrentCondition
{
    /// <summary>WMO 4677 present-weather code, 0 to 99; null where the table has none.</summary>
    [JsonPropertyName("wmo")]
    public required int? Wmo { get; init; }

    /// <summary>Its stable name.</summary>
    [JsonPropertyName("slug")]
    public required string Slug { get; init; }

    /// <summary>The name of its picture: the slug, with <c>-day</c> or <c>-night</c> where the two look different.</summary>
    [JsonPropertyName("icon")]
    public required string Icon { get; init; }

    /// <summary>English.</summary>
    [JsonPropertyName("text")]
    public required string Text { get; init; }
}
