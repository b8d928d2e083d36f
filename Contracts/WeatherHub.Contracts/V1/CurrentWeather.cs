namespace WeatherHub.Contracts.V1;

/// <summary>The weather now. Fields that <c>fields</c> leaves out are absent; null means known to be missing.</summary>
public sealed record CurrentWeather
{
    /// <summary>When it was true.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Measured at a station, or computed by a model.</summary>
    [KnownValues("observation", "model")]
    public string? Kind { get; init; }

    /// <summary>Whether the sun is up at the moment of the answer, until <c>expiresAt</c>.</summary>
    public bool? IsDay { get; init; }

    /// <summary>Air temperature 2 m above ground.</summary>
    public double? Temperature { get; init; }

    /// <summary>What the air feels like, from temperature, humidity and wind.</summary>
    public double? ApparentTemperature { get; init; }

    /// <summary>Dew point 2 m above ground.</summary>
    public double? DewPoint { get; init; }

    /// <summary>Relative humidity 2 m above ground.</summary>
    public double? RelativeHumidity { get; init; }

    /// <summary>Air pressure reduced to mean sea level.</summary>
    public double? PressureMsl { get; init; }

    /// <summary>Wind speed 10 m above ground.</summary>
    public double? WindSpeed { get; init; }

    /// <summary>Highest gust of late, 10 m above ground.</summary>
    public double? WindGust { get; init; }

    /// <summary>Where the wind blows from, clockwise from north, 0 to 359.</summary>
    public double? WindDirection { get; init; }

    /// <summary>Share of the sky under cloud.</summary>
    public double? CloudCover { get; init; }

    /// <summary>How far one can see.</summary>
    public double? Visibility { get; init; }

    /// <summary>Water equivalent of what fell in the past hour, of every phase.</summary>
    public double? Precipitation { get; init; }

    /// <summary>UV index, with clouds.</summary>
    public double? UvIndex { get; init; }

    /// <summary>The sky and what falls from it.</summary>
    public CurrentCondition? Condition { get; init; }
}

/// <summary>The sky and what falls from it, as in <c>/v1/conditions</c>.</summary>
public sealed record CurrentCondition
{
    /// <summary>WMO 4677 present-weather code, 0 to 99; null where the table has none.</summary>
    public required int? Wmo { get; init; }

    /// <summary>Its stable name.</summary>
    public required string Slug { get; init; }

    /// <summary>The name of its picture: the slug, with <c>-day</c> or <c>-night</c> where the two look different.</summary>
    public required string Icon { get; init; }

    /// <summary>English.</summary>
    public required string Text { get; init; }
}
