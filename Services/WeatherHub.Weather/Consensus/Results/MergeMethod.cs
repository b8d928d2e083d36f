namespace WeatherHub.Weather.Consensus.Results;

/// <summary>How a step's value was made; a byte per step. <see cref="MergeMethodNames"/> has the names on the wire.</summary>
internal enum MergeMethod : byte
{
    None,
    WeightedMean,
    LearnedMean,
    WeightedMedian,
    PowerMean,
    LearnedPowerMean,
    VectorMean,
    Single,
    LearnedSingle,
    Derived,
    ProviderDaily,
    Astronomical,
}

/// <summary>The names of merge methods.</summary>
public static class MergeMethodNames
{
    /// <summary>Weighted mean of several independent vendors.</summary>
    public const string WeightedMean = "weighted-mean";

    /// <summary>Mean of several vendors, each corrected and weighted by its errors against observations.</summary>
    public const string LearnedMean = "learned-mean";

    /// <summary>Weighted median of several vendors.</summary>
    public const string WeightedMedian = "weighted-median";

    /// <summary>Power mean in cube-root space, for amounts.</summary>
    public const string PowerMean = "power-mean";

    /// <summary>The same, each vendor corrected and weighted by its errors against observations.</summary>
    public const string LearnedPowerMean = "learned-power-mean";

    /// <summary>Mean of weighted unit vectors, for directions.</summary>
    public const string VectorMean = "vector-mean";

    /// <summary>One vendor's value.</summary>
    public const string Single = "single";

    /// <summary>One vendor's value, corrected by its errors against observations.</summary>
    public const string LearnedSingle = "learned-single";

    /// <summary>Computed from other merged values.</summary>
    public const string Derived = "derived";

    /// <summary>A vendor's own day, past its hourly horizon.</summary>
    public const string ProviderDaily = "provider-daily";

    /// <summary>Computed from place and time alone.</summary>
    public const string Astronomical = "astronomical";

    private static readonly string[] ByMethod =
        ["", WeightedMean, LearnedMean, WeightedMedian, PowerMean, LearnedPowerMean, VectorMean,
            Single, LearnedSingle, Derived, ProviderDaily, Astronomical];

    internal static string NameOf(MergeMethod method) => ByMethod[(int)method];
}
