using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Members;

namespace WeatherHub.Weather.Consensus.Rejection;

/// <summary>
/// Sequential outlier rejection: while there are three or more, the member furthest from the median of the others, by more than three of
/// their joint standard errors, is dropped; then again. Of two equally far apart, as the heaviest of three and its neighbour are, the one
/// of less weight goes.
/// </summary>
internal sealed class Outliers(int capacity)
{
    internal const double Gate = 3;

    /// <summary>How far two remaining members may lie apart, in their joint standard errors, before both cannot be right.</summary>
    private const double DisputeGate = 3.5;

    /// <summary>Two agree by chance too easily.</summary>
    private const int FewestToAgree = 3;

    private readonly int[] order = new int[capacity];
    private readonly double[] weights = new double[capacity];

    /// <summary>Drops outliers from the samples and returns them as bits of their place in the ensemble.</summary>
    internal ulong Reject(WeightedSamples samples, MergeTrace? trace = null)
    {
        ulong dropped = 0;
        while (samples.Count >= 3 && RangeOf(samples) is var (range, scale)
            && range > Gate * Math.Sqrt(2) * scale * LeastAgreement(samples))
        {
            var (worst, worstZ) = (-1, Gate);
            for (var i = 0; i < samples.Count; i++)
            {
                var scaleOfOthers = MedianOfOthers(samples, samples.Scales, i);
                var median = MedianOfOthers(samples, samples.Values, i);
                var joint = Math.Sqrt(samples.Scales[i] * samples.Scales[i] + scaleOfOthers * scaleOfOthers);
                var z = Math.Abs(samples.Values[i] - median) / joint;
                z /= Agreement(samples, i, median);
                if (z > worstZ || (z == worstZ && worst >= 0 && samples.OwnWeightOf(i) < samples.OwnWeightOf(worst)))
                    (worst, worstZ) = (i, z);
            }

            if (worst < 0 || !HasTwoSidesWithout(samples, worst)) break;
            dropped |= 1UL << samples.Members[worst];
            trace?.SetStatus(samples.Members[worst], ContributionStatus.Outlier, worstZ);
            samples.RemoveAt(worst);
        }

        return dropped;
    }

    /// <summary>Whether two members, or two lineages, remain and contradict each other.</summary>
    internal static bool InDispute(WeightedSamples samples)
    {
        if (samples.Count < 2) return false;
        var (range, scale) = RangeOf(samples);
        if (range <= DisputeGate * Math.Sqrt(2) * scale) return false;
        var byLineage = samples.Count > 2;
        if (byLineage && samples.CountLineages() != 2) return false;
        var (left, right) = (default(Side), default(Side));
        for (var i = 0; i < samples.Count; i++)
        {
            if (byLineage ? samples.LineageOf(i) == samples.LineageOf(0) : i == 0) left.Add(samples, i);
            else right.Add(samples, i);
        }

        return Math.Abs(left.Mean - right.Mean) > DisputeGate * Math.Sqrt(left.Scale * left.Scale + right.Scale * right.Scale);
    }

    /// <summary>The weighted median of all.</summary>
    internal double Median(WeightedSamples samples)
    {
        for (var i = 0; i < samples.Count; i++) order[i] = i;
        return Median(samples.Values, samples.Weights, order.AsSpan(0, samples.Count));
    }

    /// <summary>One lineage cannot outvote another, however many vendors share it; but it can outvote one of its own.</summary>
    private static bool HasTwoSidesWithout(WeightedSamples samples, int index)
    {
        var first = -1;
        for (var i = 0; i < samples.Count; i++)
        {
            if (i == index) continue;
            if (samples.LineageOf(i) == samples.LineageOf(index)) return true;
            if (first < 0) first = i;
            else if (samples.LineageOf(i) != samples.LineageOf(first)) return true;
        }

        return false;
    }

    /// <summary>
    /// The spread of the others about their median relative to their standard errors; at most one. Where three or more agree closely, a
    /// smaller distance makes an outlier; the prior counts as one of them. Learned errors are not adjusted (development data).
    /// </summary>
    private static double Agreement(WeightedSamples samples, int without, double median)
    {
        var others = samples.Count - 1;
        if (others < FewestToAgree || samples.IsLearned) return 1;
        var sum = 1.0;
        for (var i = 0; i < samples.Count; i++)
        {
            if (i == without) continue;
            var distance = (samples.Values[i] - median) / samples.Scales[i];
            sum += distance * distance;
        }

        return Math.Sqrt(Math.Min(1, sum / others));
    }

    private static double LeastAgreement(WeightedSamples samples) =>
        samples.Count <= FewestToAgree || samples.IsLearned ? 1 : Math.Sqrt(1.0 / (samples.Count - 1));

    private static (double Range, double SmallestScale) RangeOf(WeightedSamples samples)
    {
        var (low, high, scale) = (double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity);
        for (var i = 0; i < samples.Count; i++)
        {
            low = Math.Min(low, samples.Values[i]);
            high = Math.Max(high, samples.Values[i]);
            scale = Math.Min(scale, samples.Scales[i]);
        }

        return (high - low, scale);
    }

    private double MedianOfOthers(WeightedSamples samples, double[] values, int without)
    {
        var count = 0;
        for (var i = 0; i < samples.Count; i++)
        {
            if (i == without) continue;
            weights[i] = samples.WeightWithout(i, without);
            order[count++] = i;
        }

        return Median(values, weights, order.AsSpan(0, count));
    }

    private static double Median(double[] values, double[] weights, Span<int> order)
    {
        // Insertion sort: a handful of values, and equal ones keep their order.
        for (var i = 1; i < order.Length; i++)
            for (var j = i; j > 0 && values[order[j - 1]] > values[order[j]]; j--)
                (order[j - 1], order[j]) = (order[j], order[j - 1]);
        double half = 0, below = 0;
        foreach (var i in order) half += weights[i] / 2;
        for (var k = 0; k < order.Length; k++)
        {
            below += weights[order[k]];
            if (below > half * (1 + 1e-9)) return values[order[k]];
            if (below >= half * (1 - 1e-9) && k + 1 < order.Length) return (values[order[k]] + values[order[k + 1]]) / 2;
        }

        return values[order[^1]];
    }

    /// <summary>Weighted sums of one of two sides.</summary>
    private struct Side
    {
        private double value, scale, weight;

        internal readonly double Mean => value / weight;

        internal readonly double Scale => scale / weight;

        internal void Add(WeightedSamples samples, int i)
        {
            var own = samples.Weights[i];
            (value, scale, weight) = (value + own * samples.Values[i], scale + own * samples.Scales[i], weight + own);
        }
    }
}
