namespace WeatherHub.Weather.Consensus.Results;

/// <summary>How a step's value was made; a byte per step.</summary>
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

/// <summary>The names of merge methods on the wire; the contract says what they mean.</summary>
internal static class MergeMethodNames
{
    internal const string WeightedMean = "weighted-mean";
    internal const string LearnedMean = "learned-mean";
    internal const string WeightedMedian = "weighted-median";
    internal const string PowerMean = "power-mean";
    internal const string LearnedPowerMean = "learned-power-mean";
    internal const string VectorMean = "vector-mean";
    internal const string Single = "single";
    internal const string LearnedSingle = "learned-single";
    internal const string Derived = "derived";
    internal const string ProviderDaily = "provider-daily";
    internal const string Astronomical = "astronomical";

    private static readonly string[] ByMethod =
        ["", WeightedMean, LearnedMean, WeightedMedian, PowerMean, LearnedPowerMean, VectorMean,
            Single, LearnedSingle, Derived, ProviderDaily, Astronomical];

    internal static string NameOf(MergeMethod method) => ByMethod[(int)method];
}
