using System.Text.Json.Serialization;

namespace WeatherHub.Contracts.V1;

/// <summary>Where every value comes from: for each block, by field, runs in order that do not overlap.</summary>
public sealed record Provenance
{
    /// <summary>Of <c>current</c>; every run is <c>[0, 1)</c>.</summary>
    [JsonPropertyName("current")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<ProvenanceRun>>? Current { get; init; }

    /// <summary>Of <c>hourly</c>.</summary>
    [JsonPropertyName("hourly")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<ProvenanceRun>>? Hourly { get; init; }

    /// <summary>Of <c>daily</c>.</summary>
    [JsonPropertyName("daily")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<ProvenanceRun>>? Daily { get; init; }
}

/// <summary>Where the values at the indices <c>[from, to)</c> of a column come from.</summary>
public sealed record ProvenanceRun
{
    /// <summary>First index.</summary>
    [JsonPropertyName("from")]
    public required int From { get; init; }

    /// <summary>Index after the last.</summary>
    [JsonPropertyName("to")]
    public required int To { get; init; }

    /// <summary>How the values were made.</summary>
    [JsonPropertyName("method")]
    [KnownValues("weighted-mean", "weighted-median", "power-mean", "vector-mean", "single", "derived", "provider-daily", "astronomical")]
    public required string Method { get; init; }

    /// <summary>The vendors whose values are in them, sorted; empty for what follows from place and time alone.</summary>
    [JsonPropertyName("providers")]
    public required IReadOnlyList<string> Providers { get; init; }
}
