namespace WeatherHub.Weather.Consensus.Skill;

/// <summary>
/// Distribution of absolute errors divided by the expected error: 45 bins of a tenth of a deviation, the last one open. Starts as 40 values
/// of the normal distribution.
/// </summary>
internal sealed class ErrorHistogram
{
    internal const int Bins = 45;
    private const double BinWidth = 0.1;
    private const double Prior = 40;

    internal readonly double[] Counts = new double[Bins];

    internal ErrorHistogram()
    {
        for (var i = 0; i < Bins; i++)
            Counts[i] = Prior * ((i == Bins - 1 ? 1 : NormalShare((i + 1) * BinWidth)) - NormalShare(i * BinWidth));
    }

    /// <summary>The bin of an error, in deviations.</summary>
    internal static int BinOf(double deviations) => deviations < (Bins - 1) * BinWidth ? (int)(deviations / BinWidth) : Bins - 1;

    /// <summary>The deviations that a share of errors stays within.</summary>
    internal double Quantile(double share)
    {
        var wanted = share * Total();
        double below = 0;
        for (var i = 0; i < Bins; i++)
        {
            if (below + Counts[i] >= wanted) return (i + (wanted - below) / Counts[i]) * BinWidth;
            below += Counts[i];
        }

        return Bins * BinWidth;
    }

    /// <summary>The share of errors below the end of each bin.</summary>
    internal double[] CumulativeShares()
    {
        var (shares, total) = (new double[Bins], Total());
        double below = 0;
        for (var i = 0; i < Bins; i++) shares[i] = (below += Counts[i]) / total;
        return shares;
    }

    /// <summary>The share of errors that stay within so many deviations.</summary>
    internal static double ShareBelow(double[] cumulativeShares, double deviations)
    {
        var bins = Math.Max(0, deviations) / BinWidth;
        if (!(bins < Bins)) return 1;
        var bin = (int)bins;
        var below = bin == 0 ? 0 : cumulativeShares[bin - 1];
        return below + (cumulativeShares[bin] - below) * (bins - bin);
    }

    private double Total()
    {
        double total = 0;
        foreach (var count in Counts) total += count;
        return total;
    }

    /// <summary>Share of a standard normal within so many deviations on both sides; Abramowitz and Stegun 7.1.26, good to 1.5e-7.</summary>
    private static double NormalShare(double deviations)
    {
        var x = deviations / Math.Sqrt(2);
        var t = 1 / (1 + 0.3275911 * x);
        var polynomial = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        return 1 - polynomial * Math.Exp(-x * x);
    }
}
