using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Members;

namespace WeatherHub.Weather.Consensus.Rejection;

/// <summary>
/// Sequential rejection: while three or more speak, whoever stands furthest from the median of the others, by more than three of their joint
/// standard errors, is dropped; then again. Of two that stand equally far apart, as the heaviest of three and whoever is next to it do, the one of
/// less weight goes.
/// </summary>
internal sealed class Outliers(int capacity)
{
    internal const double Gate = 3;

    /// <summary>How far two remaining opinions may lie apart, in their joint standard errors, before both cannot be right.</summary>
    private const double Dispute = 3.5;

    /// <summary>Two agree by chance too easily.</summary>
    private const int FewestToAgree = 3;

    private readonly int[] order = new int[capacity];
    private readonly double[] votes = new double[capacity];

    /// <summary>Drops outliers from the opinions and returns them as bits of their place in the panel.</summary>
    internal ulong Reject(WeightedSamples opinions, MergeTrace? witness = null)
    {
        ulong dropped = 0;
        while (opinions.Count >= 3 && Spread(opinions) is var (range, scale) && range > Gate * Math.Sqrt(2) * scale * LeastAgreement(opinions))
        {
            var (worst, worstZ) = (-1, Gate);
            for (var i = 0; i < opinions.Count; i++)
            {
                var scaleOfOthers = MedianOfOthers(opinions, opinions.Scale, i);
                var middle = MedianOfOthers(opinions, opinions.Value, i);
                var z = Math.Abs(opinions.Value[i] - middle) / Math.Sqrt(opinions.Scale[i] * opinions.Scale[i] + scaleOfOthers * scaleOfOthers);
                z /= Agreement(opinions, i, middle);
                if (z > worstZ || (z == worstZ && worst >= 0 && opinions.WeightOf(i) < opinions.WeightOf(worst))) (worst, worstZ) = (i, z);
            }

            if (worst < 0 || !CanBeOutvoted(opinions, worst)) break;
            dropped |= 1UL << opinions.Who[worst];
            witness?.Judge(opinions.Who[worst], ContributionStatus.Outlier, worstZ);
            opinions.RemoveAt(worst);
        }

        return dropped;
    }

    /// <summary>Whether two opinions remain (two vendors, or two lineages) and contradict each other.</summary>
    internal static bool InDispute(WeightedSamples opinions)
    {
        if (opinions.Count < 2) return false;
        var (range, scale) = Spread(opinions);
        if (range <= Dispute * Math.Sqrt(2) * scale) return false;
        var byLineage = opinions.Count > 2;
        if (byLineage && opinions.Lineages() != 2) return false;
        double left = 0, right = 0, leftScale = 0, rightScale = 0, leftVotes = 0, rightVotes = 0;
        for (var i = 0; i < opinions.Count; i++)
        {
            var (value, own, vote) = (opinions.Value[i], opinions.Scale[i], opinions.Vote[i]);
            if (byLineage ? opinions.LineageOf(i) == opinions.LineageOf(0) : i == 0)
                (left, leftScale, leftVotes) = (left + vote * value, leftScale + vote * own, leftVotes + vote);
            else
                (right, rightScale, rightVotes) = (right + vote * value, rightScale + vote * own, rightVotes + vote);
        }

        (leftScale, rightScale) = (leftScale / leftVotes, rightScale / rightVotes);
        return Math.Abs(left / leftVotes - right / rightVotes) > Dispute * Math.Sqrt(leftScale * leftScale + rightScale * rightScale);
    }

    /// <summary>One lineage's vote cannot outvote another's, however many vendors resell it; but a vendor can be told apart from its own siblings.</summary>
    private static bool CanBeOutvoted(WeightedSamples opinions, int index)
    {
        var first = -1;
        for (var i = 0; i < opinions.Count; i++)
        {
            if (i == index) continue;
            if (opinions.LineageOf(i) == opinions.LineageOf(index)) return true;
            if (first < 0) first = i;
            else if (opinions.LineageOf(i) != opinions.LineageOf(first)) return true;
        }

        return false;
    }

    /// <summary>
    /// How far the others lie about their middle, beside what their errors would let expect; at most one. Three or more who agree closely make a stranger of
    /// whom they would not, were they as far apart as usual; what is usual counts as one of them. Errors that were learned know better (development files).
    /// </summary>
    private static double Agreement(WeightedSamples opinions, int without, double middle)
    {
        var others = opinions.Count - 1;
        if (others < FewestToAgree || opinions.IsLearned) return 1;
        var sum = 1.0;
        for (var i = 0; i < opinions.Count; i++)
        {
            if (i == without) continue;
            var distance = (opinions.Value[i] - middle) / opinions.Scale[i];
            sum += distance * distance;
        }

        return Math.Sqrt(Math.Min(1, sum / others));
    }

    private static double LeastAgreement(WeightedSamples opinions) =>
        opinions.Count <= FewestToAgree || opinions.IsLearned ? 1 : Math.Sqrt(1.0 / (opinions.Count - 1));

    private static (double Range, double Scale) Spread(WeightedSamples opinions)
    {
        var (low, high, scale) = (double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity);
        for (var i = 0; i < opinions.Count; i++)
        {
            low = Math.Min(low, opinions.Value[i]);
            high = Math.Max(high, opinions.Value[i]);
            scale = Math.Min(scale, opinions.Scale[i]);
        }

        return (high - low, scale);
    }

    private double MedianOfOthers(WeightedSamples opinions, double[] values, int without)
    {
        var count = 0;
        for (var i = 0; i < opinions.Count; i++)
        {
            if (i == without) continue;
            votes[i] = opinions.VoteWithout(i, without);
            order[count++] = i;
        }

        return Median(values, votes, order.AsSpan(0, count));
    }

    /// <summary>The weighted median of everybody.</summary>
    internal double Median(WeightedSamples opinions)
    {
        for (var i = 0; i < opinions.Count; i++) order[i] = i;
        return Median(opinions.Value, opinions.Vote, order.AsSpan(0, opinions.Count));
    }

    private static double Median(double[] values, double[] votes, Span<int> order)
    {
        // Insertion sort: a handful of values, and equal ones keep their order.
        for (var i = 1; i < order.Length; i++)
            for (var j = i; j > 0 && values[order[j - 1]] > values[order[j]]; j--)
                (order[j - 1], order[j]) = (order[j], order[j - 1]);
        double half = 0, below = 0;
        foreach (var i in order) half += votes[i] / 2;
        for (var k = 0; k < order.Length; k++)
        {
            below += votes[order[k]];
            if (below > half * (1 + 1e-9)) return values[order[k]];
            if (below >= half * (1 - 1e-9) && k + 1 < order.Length) return (values[order[k]] + values[order[k + 1]]) / 2;
        }

        return values[order[^1]];
    }
}
