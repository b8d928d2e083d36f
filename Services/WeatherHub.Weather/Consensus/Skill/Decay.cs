namespace WeatherHub.Weather.Consensus.Skill;

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
