namespace WeatherHub.Lab.Replays;

/// <summary>Prints scores beside the bars that they have to meet.</summary>
internal static class BarsPage
{
    private const int FewestForCoverage = 150;

    internal static void Write(TextWriter output, IReadOnlyList<GroupScore> groups, IReadOnlyList<Predicted> predictions, ReplayMethod method)
    {
        output.WriteLine($"{predictions.Count} rows, method {method}; errors beside the best single member in hindsight");
        foreach (var group in groups)
            output.WriteLine(
                $"  {group.Name,-16} n={group.Rows,-6} best {group.Best} {group.BestError:0.000} | merged {group.Merged:0.000} mean {group.Mean:0.000} median {group.Median:0.000}"
                + (double.IsNaN(group.Coverage) ? "" : $" | in the 80 % interval {group.Coverage:0.000}")
                + (double.IsNaN(group.Brier) ? "" : $" | Brier {group.Brier:0.000}"));
        var (even, rain) = (groups.Where(group => !group.IsRain).ToList(), groups.Where(group => group.IsRain).ToList());
        if (even.Count > 0 && method == ReplayMethod.DayOne)
        {
            Line(output, "M9", "day one beside the plain mean", GroupScore.GeometricMean(even.Select(group => group.Merged / group.Mean)), 1.01);
        }
        else if (even.Count > 0)
        {
            Line(output, "M1", "merged beside the best, geometric mean", GroupScore.GeometricMean(even.Select(group => group.Merged)), 0.87);
            Line(output, "M2", "the worst group", even.Max(group => group.Merged), 1.06);
            Line(output, "M3", "beside the plain mean", GroupScore.GeometricMean(even.Select(group => group.Merged / group.Mean)), 0.84);
            Line(output, "M3", "beside the plain median", GroupScore.GeometricMean(even.Select(group => group.Merged / group.Median)), 0.81);
        }

        if (rain.Count > 0 && method == ReplayMethod.Hub)
        {
            Line(output, "M4", "amounts of rain beside the best, geometric mean", GroupScore.GeometricMean(rain.Select(group => group.Merged)), 0.80);
            Line(output, "M4", "Brier score beside the share of wet members", GroupScore.GeometricMean(rain.Select(group => group.Brier)), 0.74);
        }

        var covered = groups.Where(group => group.Rows >= FewestForCoverage && !double.IsNaN(group.Coverage)).ToList();
        if (covered.Count == 0) return;
        var (low, high) = (covered.Min(group => group.Coverage), covered.Max(group => group.Coverage));
        output.WriteLine($"  M6  coverage of the 80 % interval: {low:0.000} to {high:0.000} (bar 0.77 to 0.86) {(low >= 0.77 && high <= 0.86 ? "met" : "NOT MET")}");
    }

    internal static void Write(TextWriter output, IReadOnlyList<FaultScore> scores, ReplayMethod method)
    {
        output.WriteLine("one member spoilt, errors beside the best member that is not");
        foreach (var fault in scores.GroupBy(score => (score.Members, score.Fault)))
        {
            var worst = fault.MaxBy(score => score.Ratio)!;
            output.WriteLine($"  one of {fault.Key.Members}, {fault.Key.Fault,-13} mean {fault.Average(score => score.Ratio):0.000}  worst {worst.Ratio:0.000} ({worst.Group}, {worst.Spoilt})");
        }

        if (scores.Count == 0) return;
        if (method == ReplayMethod.DayOne)
        {
            var units = scores.Where(score => score is { Members: 3, Fault: "another unit" }).Select(score => score.Ratio).DefaultIfEmpty(double.NaN).Max();
            Line(output, "M9", "one of three in another unit, on day one, worst", units, 2);
            return;
        }

        Line(output, "M7", "mean over faults", scores.Average(score => score.Ratio), 1.00);
        Line(output, "M7", "worst", scores.Max(score => score.Ratio), 1.10);
    }

    private static void Line(TextWriter output, string bar, string name, double value, double most) =>
        output.WriteLine($"  {bar}  {name}: {value:0.000} (bar {most:0.00}) {(value <= most ? "met" : "NOT MET")}");
}
