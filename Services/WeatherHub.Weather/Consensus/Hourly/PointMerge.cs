using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Rejection;

namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>Weighted means of samples, in the space that suits the quantity.</summary>
internal static class Blend
{
    /// <summary>A value without its bias, which is in the space that the variable is merged in.</summary>
    internal static double WithoutBias(MergeRule rule, double value, double bias) => rule switch
    {
        _ when bias == 0 => value,
        MergeRule.CubeRoot => Math.Pow(Math.Max(0, Math.Cbrt(value) - bias), 3),
        MergeRule.Logarithm => value * Math.Exp(-bias),
        _ => value - bias,
    };

    internal static double Mean(WeightedSamples samples)
    {
        double sum = 0;
        for (var i = 0; i < samples.Count; i++) sum += samples.Weights[i] * samples.Values[i];
        return sum / samples.TotalWeight();
    }

    internal static double CubeRoot(WeightedSamples samples)
    {
        for (var i = 0; i < samples.Count; i++) samples.Values[i] = Math.Cbrt(samples.Values[i]);
        var root = Mean(samples);
        return root * root * root;
    }

    /// <summary>Visibility below one metre is one metre: zero has no logarithm.</summary>
    internal static double Logarithm(WeightedSamples samples)
    {
        for (var i = 0; i < samples.Count; i++) samples.Values[i] = Math.Log(Math.Max(1, samples.Values[i]));
        return Math.Exp(Mean(samples));
    }

    /// <summary>Mean direction in degrees; NaN where the directions cancel out.</summary>
    internal static double Direction(WeightedSamples samples)
    {
        double east = 0, north = 0;
        for (var i = 0; i < samples.Count; i++)
        {
            var (sin, cos) = Math.SinCos(double.DegreesToRadians(samples.Values[i]));
            east += samples.Weights[i] * sin;
            north += samples.Weights[i] * cos;
        }

        if (Math.Sqrt(east * east + north * north) < 0.05 * samples.TotalWeight()) return double.NaN;
        var degrees = double.RadiansToDegrees(Math.Atan2(east, north));
        return degrees < 0 ? Math.Max(0, degrees + 360) : degrees;
    }

    /// <summary>Variance of the samples about the value made of them, in the space they were merged in.</summary>
    internal static double Spread(WeightedSamples samples, double centre)
    {
        double sum = 0;
        for (var i = 0; i < samples.Count; i++)
        {
            var distance = samples.Values[i] - centre;
            sum += samples.Weights[i] * distance * distance;
        }

        return sum / samples.TotalWeight();
    }
}

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
