using System.Text.Json.Serialization;

namespace WeatherHub.Contracts.V1;

/// <summary>
/// Local days, in columns of equal length. Columns that <c>fields</c> leaves out are absent; null means known to be missing.
/// </summary>
public sealed record DailyWeather
{
    /// <summary>The local date; the first is today at the place.</summary>
    public required DateOnly[] Date { get; init; }

    /// <summary>
    /// Whether every hour of the day was known, of temperature and of amounts. Where not, of the first day, the last or another, every
    /// value of the day is that of the hours known, or vendors' own where provenance says <c>provider-daily</c>; totals are null where
    /// amounts are missing for more than one in seven of them.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool[]? Complete { get; init; }

    /// <summary>The day's first instant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset[]? Start { get; init; }

    /// <summary>The first instant of the next day, 23 to 25 hours later.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset[]? End { get; init; }

    /// <summary>Highest temperature of the day.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? TemperatureMax { get; init; }

    /// <summary>Lowest temperature of the day.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? TemperatureMin { get; init; }

    /// <summary>Water equivalent of what falls in the day, of every phase.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? PrecipitationSum { get; init; }

    /// <summary>Highest hourly probability of precipitation.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? PrecipitationProbabilityMax { get; init; }

    /// <summary>Depth of the snow that falls in the day.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? SnowfallSum { get; init; }

    /// <summary>Highest wind speed of the day, 10 m above ground.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? WindSpeedMax { get; init; }

    /// <summary>Highest gust of the day, 10 m above ground.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? WindGustMax { get; init; }

    /// <summary>Highest UV index of the day, with clouds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? UvIndexMax { get; init; }

    /// <summary>Null in polar day and polar night.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset?[]? Sunrise { get; init; }

    /// <summary>Null in polar day and polar night.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset?[]? Sunset { get; init; }

    /// <summary>At local noon: 0 new, 0.25 first quarter, 0.5 full, 0.75 last quarter.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? MoonPhase { get; init; }

    /// <summary>WMO 4677 present-weather code of the day's condition, 0 to 99; null where the table has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int?[]? Wmo { get; init; }

    /// <summary>The stable name of the day's condition, as in <c>/v1/conditions</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string?[]? Slug { get; init; }

    /// <summary>
    /// What is worth saying about the day in one English sentence of at most 120 characters, in the units of the answer and the place's
    /// own clock. Of today only the hours ahead are spoken of. Null where nothing can be said.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string?[]? Summary { get; init; }
}
