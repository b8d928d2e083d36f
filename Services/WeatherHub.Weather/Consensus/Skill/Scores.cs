using System.Runtime.InteropServices;

namespace WeatherHub.Weather.Consensus.Skill;

/// <summary>Errors of one vendor at one place, for one quantity and lead-time bin, in the error space; the past decays.</summary>
internal struct VendorScore
{
    /// <summary>Verifications, up to <see cref="Decay.Most"/>.</summary>
    internal ushort Count;

    /// <summary>How many times in a row the same value was forecast while the observation moved.</summary>
    internal ushort Repeats;

    /// <summary>Mean of forecast minus observation.</summary>
    internal float Bias;

    /// <summary>Decaying sum of squared errors beyond the bias, gross ones cut.</summary>
    internal float Squares;

    /// <summary>The same over the last few verifications, hardly cut.</summary>
    internal float RecentSquares;

    /// <summary>The last forecast value, and the observation when it was first forecast.</summary>
    internal float LastForecast;
    internal float ObservedThen;
}

/// <summary>Errors of one vendor at all places, for one quantity and lead-time bin: sums of daily means that decay.</summary>
internal record struct PooledTotals
{
    internal double BiasDays;
    internal double Bias;
    internal double SquareDays;
    internal double Squares;
    internal double RecentDays;
    internal double RecentSquares;

    /// <summary>Squared errors with the bias in them: the error of the forecast as it comes.</summary>
    internal double RawSquares;
    internal double BrierDays;
    internal double Briers;
    internal long Verifications;
}

/// <summary>Errors of merged values at one place, for one quantity and lead-time bin.</summary>
internal struct MergedScore
{
    internal float Count;
    internal float Squares;

    /// <summary>How many lay within their interval.</summary>
    internal float Covered;
}

/// <summary>Errors of merged values at all places, for one quantity and lead-time bin: sums of daily means that decay.</summary>
internal record struct CalibrationTotals
{
    internal double Days;
    internal double Squares;
    internal double Spreads;

    /// <summary>Spread divided by its usual size, its square, and its products with the squared error divided by its usual size.</summary>
    internal double Ratios;
    internal double RatioSquares;
    internal double Sizes;
    internal double Products;

    /// <summary>What adaptive conformal inference adds to the share that the interval is to hold.</summary>
    internal double Shift;
    internal long Verifications;
    internal long Covered;
}

/// <summary>Mean and variance of recent observations at a place, in the error space.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct ObservedClimate
{
    internal float Mean;
    internal float Variance;
    internal bool IsKnown;
}

/// <summary>How much more often it is wet at a place than at all places together.</summary>
internal struct PopOffset
{
    private const double Shrinkage = 3;

    /// <summary>Decaying sum of outcome (1 for wet) minus probability.</summary>
    internal float Surplus;

    /// <summary>Decaying sum of the probabilities' variances.</summary>
    internal float Weight;

    internal readonly double Logit => Surplus / (Weight + Shrinkage);
}

/// <summary>
/// How fast old verifications decay. Effective counts that decay by a constant factor are functions of the number of verifications alone,
/// so only that number is kept. Factors: bias 0.95 (some 20 verifications; 0.93 to 0.97 are equal within 0.3 % on the development data),
/// error 0.995, recent error 0.8.
/// </summary>
internal static class Decay
{
    internal const double Bias = 0.95;
    internal const double Error = 0.995;
    internal const double RecentError = 0.8;

    /// <summary>Beyond so many verifications the effective counts have reached their limits to float precision.</summary>
    internal const int Most = 2048;

    private static readonly double[] BiasCounts = Counts(Bias);
    private static readonly double[] ErrorCounts = Counts(Error);
    private static readonly double[] RecentErrorCounts = Counts(RecentError);

    internal static double BiasCount(int verifications) => BiasCounts[Math.Min(verifications, Most)];

    internal static double ErrorCount(int verifications) => ErrorCounts[Math.Min(verifications, Most)];

    internal static double RecentErrorCount(int verifications) => RecentErrorCounts[Math.Min(verifications, Most)];

    private static double[] Counts(double factor)
    {
        var counts = new double[Most + 1];
        for (var i = 1; i < counts.Length; i++) counts[i] = factor * counts[i - 1] + 1;
        return counts;
    }
}
