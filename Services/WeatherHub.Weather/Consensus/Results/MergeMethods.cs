namespace WeatherHub.Weather.Consensus.Results;

/// <summary>The words for how a value was made.</summary>
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
}
