using WeatherHub.Weather.Consensus.Members;

namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>Weighted means of opinions, in the space that suits the quantity.</summary>
internal static class Blend
{
    /// <summary>A value without what its vendor says too much of; a bias is told in the space that the variable is merged in.</summary>
    internal static double Unbiased(MergeRule rule, double value, double bias) => rule switch
    {
        _ when bias == 0 => value,
        MergeRule.CubeRoot => Math.Pow(Math.Max(0, Math.Cbrt(value) - bias), 3),
        MergeRule.Logarithm => value * Math.Exp(-bias),
        _ => value - bias,
    };

    internal static double Mean(WeightedSamples opinions)
    {
        double sum = 0, votes = 0;
        for (var i = 0; i < opinions.Count; i++)
        {
            sum += opinions.Vote[i] * opinions.Value[i];
            votes += opinions.Vote[i];
        }

        return sum / votes;
    }

    internal static double CubeRoot(WeightedSamples opinions)
    {
        for (var i = 0; i < opinions.Count; i++) opinions.Value[i] = Math.Cbrt(opinions.Value[i]);
        var root = Mean(opinions);
        return root * root * root;
    }

    /// <summary>How far the opinions lie about the value that was made of them, as a variance in the space they were blended in.</summary>
    internal static double Spread(WeightedSamples opinions, double centre)
    {
        double sum = 0, votes = 0;
        for (var i = 0; i < opinions.Count; i++)
        {
            var distance = opinions.Value[i] - centre;
            sum += opinions.Vote[i] * distance * distance;
            votes += opinions.Vote[i];
        }

        return sum / votes;
    }

    /// <summary>Below one metre there is nothing to tell apart, and zero has no logarithm.</summary>
    internal static double Logarithm(WeightedSamples opinions)
    {
        for (var i = 0; i < opinions.Count; i++) opinions.Value[i] = Math.Log(Math.Max(1, opinions.Value[i]));
        return Math.Exp(Mean(opinions));
    }

    /// <summary>Mean direction in degrees; NaN where the directions cancel out.</summary>
    internal static double Direction(WeightedSamples opinions)
    {
        double east = 0, north = 0, votes = 0;
        for (var i = 0; i < opinions.Count; i++)
        {
            var (sin, cos) = Math.SinCos(double.DegreesToRadians(opinions.Value[i]));
            east += opinions.Vote[i] * sin;
            north += opinions.Vote[i] * cos;
            votes += opinions.Vote[i];
        }

        if (Math.Sqrt(east * east + north * north) < 0.05 * votes) return double.NaN;
        var degrees = double.RadiansToDegrees(Math.Atan2(east, north));
        return degrees < 0 ? Math.Max(0, degrees + 360) : degrees;
    }
}
