using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Rejection;

namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>Merges several values of one moment into one. Scratch space: filled, thinned, merged and cleared for every step.</summary>
internal sealed class PointMerge(int capacity)
{
    private readonly Outliers outliers = new(capacity);

    internal WeightedSamples Samples { get; } = new(capacity);

    /// <summary>Shares weights within lineages and drops outliers.</summary>
    /// <param name="rejects">Whether the merge rule has outliers.</param>
    /// <param name="trace">Records what happens; null for nothing.</param>
    /// <returns>The outliers, as bits of their place in the ensemble; and whether the two that remain contradict each other.</returns>
    internal (ulong Rejected, bool Disputed) Thin(bool rejects, MergeTrace? trace = null)
    {
        Samples.ShareWeights();
        if (!rejects || Samples.Count < 2) return (0, false);
        var rejected = outliers.Reject(Samples, trace);
        if (rejected != 0) Samples.ShareWeights();
        return (rejected, Outliers.InDispute(Samples));
    }

    internal double Merge(MergeRule rule) => rule switch
    {
        _ when Samples.Count == 1 => Samples.Values[0],
        MergeRule.CubeRoot => Blend.CubeRoot(Samples),
        MergeRule.Median => outliers.Median(Samples),
        MergeRule.Logarithm => Blend.Logarithm(Samples),
        MergeRule.Direction => Blend.Direction(Samples),
        _ => Blend.Mean(Samples),
    };
}
