namespace WeatherHub.Weather.Consensus;

/// <summary>Makes one value out of several opinions on one moment. Scratch space: filled, thinned, blended and cleared for every step.</summary>
internal sealed class PointMerge(int capacity)
{
    private readonly Outliers outliers = new(capacity);

    internal Opinions Opinions { get; } = new(capacity);

    /// <summary>Shares votes by lineage and drops outliers.</summary>
    /// <param name="rejects">Whether the rule knows outliers.</param>
    /// <param name="witness">Who writes down what happens; null for nobody.</param>
    /// <returns>Who was outvoted, as bits of their place in the panel; and whether the two that remain contradict each other.</returns>
    internal (ulong Outvoted, bool Disputed) Thin(bool rejects, Witness? witness = null)
    {
        Opinions.ShareVotes();
        if (!rejects || Opinions.Count < 2) return (0, false);
        var outvoted = outliers.Reject(Opinions, witness);
        if (outvoted != 0) Opinions.ShareVotes();
        return (outvoted, Outliers.InDispute(Opinions));
    }

    /// <summary>One value out of those that remain.</summary>
    internal double Blend(MergeRule rule) => rule switch
    {
        _ when Opinions.Count == 1 => Opinions.Value[0],
        MergeRule.CubeRoot => Consensus.Blend.CubeRoot(Opinions),
        MergeRule.Median => outliers.Median(Opinions),
        MergeRule.Logarithm => Consensus.Blend.Logarithm(Opinions),
        MergeRule.Direction => Consensus.Blend.Direction(Opinions),
        _ => Consensus.Blend.Mean(Opinions),
    };
}
