using System.Text;
using WeatherHub.Lab.Drills.Framework;

namespace WeatherHub.Lab.Guarantees;

/// <summary>What was measured, as tables of a page.</summary>
internal static class Tables
{
    /// <summary>A line for each guarantee.</summary>
    internal static string Guarantees(IReadOnlyList<Guarantee> guarantees, Measurements measurements)
    {
        var page = new StringBuilder().Append("| we promise | measured (bar) | check it yourself | last measured |\n|---|---|---|---|\n");
        foreach (var guarantee in guarantees)
        {
            var result = new GuaranteeResult(guarantee, measurements);
            page.Append(
                $"| {Cell(guarantee.Promise)} | {string.Join("<br>", result.Lines().Select(Cell))} | `{guarantee.Check}` | "
                + $"{When(result.Measured)} |\n");
        }

        return $"{page}\n{Machines(measurements)}";
    }

    /// <summary>Every drill that was run, with every bar.</summary>
    internal static string Drills(Measurements measurements)
    {
        var page = new StringBuilder()
            .Append($"{measurements.Closing}.\n\n| drill | fault | measured (bar) | with the protection switched off | took | last "
                + $"measured |\n|---|---|---|---|---|---|\n");
        foreach (var drill in measurements.Drills)
        {
            var held = drill.Findings.Where(bar => bar.Control is null)
                .Select(bar => $"{(bar.AsItMustBe ? "" : "**not met:** ")}{GuaranteeResult.Figure(bar)}");
            var broken = drill.Findings.Where(bar => bar.Control is not null)
                .Select(bar => $"{(bar.AsItMustBe ? "" : "**holds, and must not:** ")}{bar.Control}: {GuaranteeResult.Figure(bar)}");
            if (drill.Because is { } reason) held = held.Prepend($"**{drill.Outcome}:** {reason}");
            page.Append(
                $"| {drill.Id} | {Cell(drill.Fault)}: {Cell(drill.Promise)} | {string.Join("<br>", held.Select(Cell))} | "
                + $"{string.Join("<br>", broken.Select(Cell))} ")
                .Append($"| {drill.Seconds:0} s | {When([drill.Measured])} |\n");
        }

        return $"{page}\n{Machines(measurements)}";
    }

    private static string When(IEnumerable<RunEnvironment> measured) => string.Join("<br>", measured
        .Select(one => $"{one.Date}, `{one.Commit}`{(one.Changed ? " with changes" : "")}{(IsRelease(one) ? "" : $", {one.Build} build")}")
            .Distinct().DefaultIfEmpty("–"));

    private static string Machines(Measurements measurements) => string.Concat(measurements.Drills
        .Select(drill => drill.Measured)
        .Select(one => $"Measured on {one.Cores} cores of {Cell(one.Processor)}, {one.Platform}, {one.Runtime}.\n").Distinct());

    private static bool IsRelease(RunEnvironment measured) => measured.Build.Equals("release", StringComparison.OrdinalIgnoreCase);

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
