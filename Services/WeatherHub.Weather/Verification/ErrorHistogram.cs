namespace WeatherHub.Weather.Verification;

/// <summary>
/// How large errors are beside what was expected: 45 bins of a tenth of a deviation, the last open. Starts as 40 values of the normal distribution and
/// forgets half a per cent with every verification, at most a twentieth a day.
/// </summary>
internal sealed class ErrorHistogram
{
    internal const int Bins = 45;
    private const double BinWidth = 0.1;
    private const double Prior = 40;
    private const double Memory = 0.995;
    private const int MostForgotten = 10;

    internal readonly double[] Counts = new double[Bins];

    internal ErrorHistogram()
    {
        for (var i = 0; i < Bins; i++)
            Counts[i] = Prior * ((i == Bins - 1 ? 1 : NormalShare((i + 1) * BinWidth)) - NormalShare(i * BinWidth));
    }

    /// <summary>Takes in a day: how many distances fell into each bin.</summary>
    internal void Learn(ReadOnlySpan<int> day)
    {
        var count = 0;
        foreach (var some in day) count += some;
        if (count == 0) return;
        var kept = Math.Pow(Memory, Math.Min(count, MostForgotten));
        var each = (1 - kept) / (1 - Memory) / count;
        for (var i = 0; i < Bins; i++) Counts[i] = kept * Counts[i] + each * day[i];
    }

    /// <summary>The bin of a distance, in deviations.</summary>
    internal static int BinOf(double distance) => distance < (Bins - 1) * BinWidth ? (int)(distance / BinWidth) : Bins - 1;

    /// <summary>The distance that a share of values stays within.</summary>
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

    /// <summary>The share of values below the end of each bin.</summary>
    internal double[] Shares()
    {
        var (shares, total) = (new double[Bins], Total());
        double below = 0;
        for (var i = 0; i < Bins; i++) shares[i] = (below += Counts[i]) / total;
        return shares;
    }

    /// <summary>The share of values that stay within a distance.</summary>
    internal static double ShareBelow(double[] shares, double distance)
    {
        var bins = Math.Max(0, distance) / BinWidth;
        if (!(bins < Bins)) return 1;
        var bin = (int)bins;
        var below = bin == 0 ? 0 : shares[bin - 1];
        return below + (shares[bin] - below) * (bins - bin);
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
