using WeatherHub.Lab.Drills.Oracle;

namespace WeatherHub.Lab.Drills.Load;

/// <summary>What a load brought back.</summary>
internal sealed class Answers(IReadOnlyList<Answer> all)
{
    internal IReadOnlyList<Answer> All => all;

    internal int Count => all.Count;

    internal int Good => all.Count(answer => answer.IsGood);

    internal int NotGood => all.Count - Good;

    /// <summary>Answers that are neither weather nor an honest refusal.</summary>
    internal int Broken => all.Count(answer => !answer.IsGood && !answer.IsHonestRefusal);

    internal double Slowest => Quantile(1);

    internal double Median => Quantile(0.5);

    /// <summary>How long the given share of answers took at most, in milliseconds.</summary>
    internal double Quantile(double share) => Quantiles.Of(all.Select(answer => answer.Milliseconds), share);

    internal Answers Where(Func<Answer, bool> which) => new([.. all.Where(which)]);

    /// <summary>Statuses and how often each came.</summary>
    public override string ToString() => string.Join(
        ", ",
        all.GroupBy(answer => answer.Status)
            .OrderBy(group => group.Key).Select(group => $"{group.Count()} × {(group.Key == 0 ? "no answer" : group.Key)}"));
}

/// <summary>Quantiles of few numbers.</summary>
internal static class Quantiles
{
    /// <summary>The smallest value that the given share of values does not exceed.</summary>
    internal static double Of(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    internal static double Median(IEnumerable<double> values) => Of(values, 0.5);
}
