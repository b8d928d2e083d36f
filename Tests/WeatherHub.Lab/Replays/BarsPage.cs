namespace WeatherHub.Lab.Replays;

/// <summary>Prints scores beside the bars that they have to meet.</summary>
internal static class BarsPage
{
    internal static void Write(TextWriter output, IReadOnlyList<GroupScore> groups, int rows, ReplayMethod method)
    {
        output.WriteLine($"{rows} rows, method {method}; errors beside the best single member in hindsight");
        foreach (var group in groups)
            output.WriteLine(
                $"  {group.Name,-16} n={group.Rows,-6} best {group.Best} {group.BestError:0.000} | merged {group.Merged:0.000} mean "
                + $"{group.Mean:0.000} median {group.Median:0.000}"
                + (double.IsNaN(group.Coverage) ? "" : $" | in the 80 % interval {group.Coverage:0.000}")
                + (double.IsNaN(group.Calibration) ? "" : $" | level off by {group.Calibration:0.000}")
                + (double.IsNaN(group.Brier) ? "" : $" | Brier {group.Brier:0.000}"));
    }

    internal static void Write(TextWriter output, IReadOnlyList<RainWords> words)
    {
        if (words.Count > 0) output.WriteLine("a day's rain in the words of a first answer, beside what fell");
        foreach (var group in words)
            output.WriteLine(
                $"  {group.Name,-16} days {group.Days,-5} covered {group.Covered:0.000} | with an amount {group.Amounts,-5} covered "
                + $"{group.AmountsCovered:0.000}"
                + $" | called dry {group.Days - group.Amounts,-4} covered {group.DryCovered:0.000} | without an amount {group.Silent}"
                + $" | p10 to p90 {group.Band:0.000} | upper end beside the 90th percentile of what fell, at most {group.Excess:0.00}");
    }

    internal static void Write(TextWriter output, IReadOnlyList<FaultScore> scores)
    {
        output.WriteLine("one member spoilt, errors beside the best member that is not");
        foreach (var fault in scores.GroupBy(score => (score.Members, score.Fault)))
        {
            var worst = fault.MaxBy(score => score.Ratio)!;
            output.WriteLine(
                $"  one of {fault.Key.Members}, {fault.Key.Fault,-13} mean {fault.Average(score => score.Ratio):0.000}  worst "
                + $"{worst.Ratio:0.000} ({worst.Group}, {worst.Spoilt})");
        }
    }

    internal static void Write(TextWriter output, IReadOnlyList<Bar> bars)
    {
        foreach (var bar in bars)
        {
            var range = double.IsFinite(bar.Least) ? $"{bar.Least:0.00} to {bar.Most:0.00}" : $"{bar.Most:0.00}";
            output.WriteLine($"  {bar.Id,-5} {bar.Name}: {bar.Measured:0.000} (bar {range}) {(bar.IsMet ? "met" : "NOT MET")}");
        }
    }
}
