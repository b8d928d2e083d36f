using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Rejection;

namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>Makes one value out of several opinions on one moment. Scratch space: filled, thinned, blended and cleared for every step.</summary>
internal sealed class PointMerge(int capacity)
{
    private readonly Outliers outliers = new(capacity);

    internal WeightedSamples Samples { get; } = new(capacity);

    /// <summary>Shares votes by lineage and drops outliers.</summary>
    /// <param name="rejects">Whether the rule knows outliers.</param>
    /// <param name="witness">Who writes down what happens; null for nobody.</param>
    /// <returns>Who was outvoted, as bits of their place in the panel; and whether the two that remain contradict each other.</returns>
    internal (ulong Outvoted, bool Disputed) Thin(bool rejects, MergeTrace? witness = null)
    {
        Samples.ShareVotes();
        if (!rejects || Samples.Count < 2) return (0, false);
        var outvoted = outliers.Reject(Samples, witness);
        if (outvoted != 0) Samples.ShareVotes();
        return (outvoted, Outliers.InDispute(Samples));
    }

    /// <summary>One value out of those that remain.</summary>
    internal double Blend(MergeRule rule) => rule switch
    {
        _ when Samples.Count == 1 => Samples.Value[0],
        MergeRule.CubeRoot => Hourly.Blend.CubeRoot(Samples),
        MergeRule.Median => outliers.Median(Samples),
        MergeRule.Logarithm => Hourly.Blend.Logarithm(Samples),
        MergeRule.Direction => Hourly.Blend.Direction(Samples),
        _ => Hourly.Blend.Mean(Samples),
    };
}
