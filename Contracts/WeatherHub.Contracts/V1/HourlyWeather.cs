using System.Text.Json.Serialization;

namespace WeatherHub.Contracts.V1;

/// <summary>
/// Hour by hour, in columns of equal length. The value at <c>t</c> covers <c>[t, t + interval)</c> for sums, means and maxima, and is
/// that of the instant <c>t</c> otherwise. Columns that <c>fields</c> leaves out are absent; null means known to be missing.
/// </summary>
public sealed record HourlyWeather
{
    /// <summary>The length of a step, ISO 8601.</summary>
    public required string Interval { get; init; }

    /// <summary>The start of each step; the first step contains the moment of the request.</summary>
    public required DateTimeOffset[] Time { get; init; }

    /// <summary>Air temperature 2 m above ground, at the instant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? Temperature { get; init; }

    /// <summary>What the air feels like, at the instant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? ApparentTemperature { get; init; }

    /// <summary>Dew point 2 m above ground, at the instant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? DewPoint { get; init; }

    /// <summary>Relative humidity 2 m above ground, at the instant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? RelativeHumidity { get; init; }

    /// <summary>Air pressure reduced to mean sea level, at the instant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? PressureMsl { get; init; }

    /// <summary>Wind speed 10 m above ground, at the instant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? WindSpeed { get; init; }

    /// <summary>Highest gust in the step, 10 m above ground.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? WindGust { get; init; }

    /// <summary>Where the wind blows from, clockwise from north, 0 to 359, at the instant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? WindDirection { get; init; }

    /// <summary>Share of the sky under cloud, at the instant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? CloudCover { get; init; }

    /// <summary>Water equivalent of what falls in the step, of every phase.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? Precipitation { get; init; }

    /// <summary>Probability that measurable precipitation falls in the step.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? PrecipitationProbability { get; init; }

    /// <summary>What falls.</summary>
    [KnownValues("none", "rain", "freezing-rain", "rain-snow", "snow", "ice-pellets", "hail")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string?[]? PrecipitationType { get; init; }

    /// <summary>Depth of the snow that falls in the step.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? Snowfall { get; init; }

    /// <summary>How far one can see, at the instant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? Visibility { get; init; }

    /// <summary>UV index, with clouds, at the instant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? UvIndex { get; init; }

    /// <summary>Mean global horizontal irradiance in the step.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? ShortwaveRadiation { get; init; }

    /// <summary>Whether the sun is up at the start of the step.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool?[]? IsDay { get; init; }

    /// <summary>WMO 4677 present-weather code, 0 to 99; null where the table has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int?[]? Wmo { get; init; }

    /// <summary>The condition's stable name, as in <c>/v1/conditions</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string?[]? Slug { get; init; }
}
