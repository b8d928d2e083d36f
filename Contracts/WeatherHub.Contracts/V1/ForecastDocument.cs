using System.Text.Json.Serialization;

namespace WeatherHub.Contracts.V1;

/// <summary>The answer to every forecast question: one envelope, with the blocks that were asked for.</summary>
public sealed record ForecastDocument
{
    /// <summary>The revision of the contract that this answer follows, e.g. <c>1.0</c>.</summary>
    public required string Contract { get; init; }

    /// <summary>When the newest report in this answer was fetched from its vendor.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>
    /// When this answer ends: the first of its reports ceases to be fresh, its first hour or day ends, the sun rises or sets over what
    /// <c>current</c> says, or an alert expires.
    /// </summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The place that was asked for, and the cell that was served.</summary>
    public required Location Location { get; init; }

    /// <summary>The UCUM symbol of every number in this answer, by the name of its field.</summary>
    public required IReadOnlyDictionary<string, string> Units { get; init; }

    /// <summary>How complete and how fresh this answer is.</summary>
    public required Status Status { get; init; }

    /// <summary>What became of each vendor, in the catalogue's order.</summary>
    public required IReadOnlyList<ProviderStatus> Providers { get; init; }

    /// <summary>Now. There when asked for; null when nobody says anything of it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CurrentWeather? Current { get; init; }

    /// <summary>Hour by hour, in columns. There when asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HourlyWeather? Hourly { get; init; }

    /// <summary>Local days, in columns. There when asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DailyWeather? Daily { get; init; }

    /// <summary>
    /// The warnings in force, gravest first, of every vendor that has any. There when asked for; <c>status.alertCoverage</c> says what an
    /// empty list means.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Alert>? Alerts { get; init; }

    /// <summary>Where every value comes from. Not there with <c>provenance=none</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Provenance? Provenance { get; init; }

    /// <summary>How sure values are. Not there with <c>confidence=none</c>, nor where neither hours nor days are asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Confidence? Confidence { get; init; }

    /// <summary>How the value was made that <c>explain</c> names. There when asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Explanation? Explain { get; init; }

    /// <summary>What must be shown beside this answer: every vendor whose values or alerts are in it.</summary>
    public required IReadOnlyList<Attribution> Attribution { get; init; }

    /// <summary>Related addresses, relative to the hub.</summary>
    public required Links Links { get; init; }
}

/// <summary>Related addresses, relative to the hub.</summary>
public sealed record Links
{
    /// <summary>This very question in its canonical form.</summary>
    public required string Self { get; init; }

    /// <summary>
    /// What every vendor says of the first number in the hourly block. There when that block holds one, and vendors are merged.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Compare { get; init; }
}
