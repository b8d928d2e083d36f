using System.Text;
using WeatherHub.Lab.Drills.Framework;

namespace WeatherHub.Lab.Benchmarks.Reporting;

/// <summary>What a run measured, as a line on the console and as a table of a page.</summary>
internal static class BenchTable
{
    private const string Disturbed = "other processes were busy";

    /// <summary>One figure on the console.</summary>
    internal static string Line(Figure figure)
    {
        var line = $"{figure.Limit.Value}: {figure.Value} {figure.Limit.Unit}";
        if (figure.Bar.Length > 0) line += $", {figure.Bar}: {figure.Verdict}";
        if (figure.Measured.Rounds > 1) line += $"  [{Rounds(figure)}]";
        return line;
    }

    /// <summary>The figures of which something is demanded, with where and when they were measured.</summary>
    internal static string Page(BenchRun run, IReadOnlyList<Scenario> scenarios)
    {
        var page = new StringBuilder().Append("| scenario | measured | bar | |\n|---|---|---|---|\n");
        foreach (var scenario in scenarios)
        {
            foreach (var figure in run.Figures.Where(figure => figure.Scenario == scenario.Id && figure.Limit.Bar is not null))
                page.Append(
                    $"| {scenario.Title}: {figure.Limit.Value} | {figure.Value} {figure.Limit.Unit}{Mark(figure)} | {figure.Bar} | "
                    + $"{figure.Verdict} |\n");
            if (run.Figures.Any(figure => figure.Scenario == scenario.Id)) continue;
            var reason = run.Skipped.GetValueOrDefault(scenario.Id, "no part of this run");
            page.Append($"| {scenario.Title} | not measured: {reason} | | |\n");
        }

        page.Append('\n');
        if (run.Figures.Any(figure => figure.Measured.Disturbed)) page.Append($"\\* {Disturbed} in these rounds too.\n\n");
        return page.Append($"{Origin(run.Measured)}\n").ToString();
    }

    private static string Mark(Figure figure) => figure.Measured.Disturbed ? " *" : "";

    private static string Rounds(Figure figure) =>
        $"{figure.Measured.Rounds} rounds{(figure.Measured.Thrown > 0 ? $", {figure.Measured.Thrown} thrown away" : "")}"
        + (figure.Measured.Disturbed ? $"; {Disturbed}" : "");

    private static string Origin(RunEnvironment measured) =>
        $"Measured {measured.Date} at `{measured.Commit}`{(measured.Changed ? " with changes" : "")} on {measured.Cores} cores of "
        + $"{measured.Processor}, {measured.Platform}, {measured.Runtime},\nall in one run; medians and ranges of rounds.";
}
