using System.Text.Json.Serialization;

namespace WeatherHub.Contracts.V1;

/// <summary>The answer to every forecast question: one envelope, with the blocks that were asked for.</summary>
public sealed record ForecastDocument
{
    /// <summary>The revision of the contract that this answer follows, e.g. <c>1.0</c>.</summary>
    [JsonPropertyName("contract")]
    public required string Contract { get; init; }

    /// <summary>When the newest report in this answer was fetched from its vendor.</summary>
    [JsonPropertyName("asOf")]
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>When this answer ends: the first of its reports ceases to be fresh, its first hour or day ends, the sun rises or sets over what <c>current</c> says, or an alert expires.</summary>
    [JsonPropertyName("expiresAt")]
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The place that was asked for, and the cell that was served.</summary>
    [JsonPropertyName("location")]
    public required Location Location { get; init; }

    /// <summary>The UCUM symbol of every number in this answer, by the name of its field.</summary>
    [JsonPropertyName("units")]
    public required IReadOnlyDictionary<string, string> Units { get; init; }

    /// <summary>How complete and how fresh this answer is.</summary>
    [JsonPropertyName("status")]
    public required Status Status { get; init; }

    /// <summary>What became of each vendor, in the catalogue's order.</summary>
    [JsonPropertyName("providers")]
    public required IReadOnlyList<ProviderStatus> Providers { get; init; }

    /// <summary>Now. There when asked for; null when nobody says anything of it.</summary>
    [JsonPropertyName("current")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CurrentWeather? Current { get; init; }

    /// <summary>Hour by hour, in columns. There when asked for.</summary>
    [JsonPropertyName("hourly")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HourlyWeather? Hourly { get; init; }

    /// <summary>Local days, in columns. There when asked for.</summary>
    [JsonPropertyName("daily")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DailyWeather? Daily { get; init; }

    /// <summary>The warnings in force, gravest first, of every vendor that has any. There when asked for; <c>status.alertCoverage</c> says what an empty list means.</summary>
    [JsonPropertyName("alerts")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Alert>? Alerts { get; init; }

    /// <summary>Where every value comes from. Not there with <c>provenance=none</c>.</summary>
    [JsonPropertyName("provenance")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Provenance? Provenance { get; init; }

    /// <summary>How sure values are. Not there with <c>confidence=none</c>, nor where neither hours nor days are asked for.</summary>
    [JsonPropertyName("confidence")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Confidence? Confidence { get; init; }

    /// <summary>How the value was made that <c>explain</c> names. There when asked for.</summary>
    [JsonPropertyName("explain")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Explanation? Explain { get; init; }

    /// <summary>What must be shown beside this answer: every vendor whose values or alerts are in it.</summary>
    [JsonPropertyName("attribution")]
    public required IReadOnlyList<Attribution> Attribution { get; init; }

    /// <summary>Related addresses, relative to the hub.</summary>
    [JsonPropertyName("links")]
    public required Links Links { get; init; }
}

/// <summary>Related addresses, relative to the hub.</summary>
public sealed record Links
{
    /// <summary>This very question in its canonical form.</summary>
    [JsonPropertyName("self")]
    public required string Self { get; init; }

    /// <summary>What every vendor says of the first number in the hourly block. There when that block holds one, and vendors are merged.</summary>
    [JsonPropertyName("compare")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Compare { get; init; }
}
