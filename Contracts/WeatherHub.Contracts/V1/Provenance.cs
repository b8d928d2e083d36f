using System.Text.Json.Serialization;

namespace WeatherHub.Contracts.V1;

/// <summary>Where every value comes from: for each block, by field, runs in order that do not overlap.</summary>
public sealed record Provenance
{
    /// <summary>Of <c>current</c>; every run is <c>[0, 1)</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<ProvenanceRun>>? Current { get; init; }

    /// <summary>Of <c>hourly</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<ProvenanceRun>>? Hourly { get; init; }

    /// <summary>Of <c>daily</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<ProvenanceRun>>? Daily { get; init; }
}

/// <summary>Where the values at the indices <c>[from, to)</c> of a column come from.</summary>
public sealed record ProvenanceRun
{
    /// <summary>First index.</summary>
    public required int From { get; init; }

    /// <summary>Index after the last.</summary>
    public required int To { get; init; }

    /// <summary>How the values were made.</summary>
    [KnownValues(typeof(ProvenanceMethods))]
    public required string Method { get; init; }

    /// <summary>The vendors whose values are in them, sorted; empty for what follows from place and time alone.</summary>
    public required IReadOnlyList<string> Providers { get; init; }
}

/// <summary>The words of <see cref="ProvenanceRun.Method"/>; more may come.</summary>
public static class ProvenanceMethods
{
    /// <summary>Weighted mean of several independent vendors.</summary>
    public const string WeightedMean = "weighted-mean";

    /// <summary>Mean of several vendors, each corrected and weighted by its errors against observations.</summary>
    public const string LearnedMean = "learned-mean";

    /// <summary>Weighted median of several vendors.</summary>
    public const string WeightedMedian = "weighted-median";

    /// <summary>Mean of cube roots, cubed, for amounts.</summary>
    public const string PowerMean = "power-mean";

    /// <summary>The same, each vendor corrected and weighted by its errors against observations.</summary>
    public const string LearnedPowerMean = "learned-power-mean";

    /// <summary>Mean of weighted unit vectors, for directions.</summary>
    public const string VectorMean = "vector-mean";

    /// <summary>One vendor's value.</summary>
    public const string Single = "single";

    /// <summary>One vendor's value, corrected by its errors against observations.</summary>
    public const string LearnedSingle = "learned-single";

    /// <summary>Computed from other values of the answer.</summary>
    public const string Derived = "derived";

    /// <summary>Vendors' own days, past the last hour of all.</summary>
    public const string ProviderDaily = "provider-daily";

    /// <summary>Computed from place and time alone.</summary>
    public const string Astronomical = "astronomical";
}
