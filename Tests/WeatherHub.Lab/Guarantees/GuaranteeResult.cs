using WeatherHub.Lab.Drills.Framework;

namespace WeatherHub.Lab.Guarantees;

/// <summary>What measurements say about a guarantee.</summary>
internal sealed class GuaranteeResult
{
    // What nearly every drill asks besides its own point.
    private static readonly string[] Common = ["answers that are not 200", "answers that are neither", "wrong place"];

    private readonly Guarantee guarantee;
    private readonly MeasuredDrill[] drills;
    private readonly string[] missing;

    internal GuaranteeResult(Guarantee guarantee, Measurements measurements)
    {
        this.guarantee = guarantee;
        drills = [.. guarantee.Drills.SelectMany(id => measurements.Drills.Where(drill => drill.Id == id))];
        missing = [.. guarantee.Drills.Except(drills.Select(drill => drill.Id))];
    }

    internal IEnumerable<RunEnvironment> Measured =>
        drills.Where(drill => drill.Outcome != MeasuredDrill.Skipped).Select(drill => drill.Measured).Distinct();

    /// <summary>The figures, and before them whatever keeps the guarantee from being proven.</summary>
    internal IEnumerable<string> Lines()
    {
        foreach (var drill in drills.Where(drill => drill.Outcome == MeasuredDrill.Failed))
        {
            if (drill.Because is { } trouble) yield return $"**not measured:** {drill.Id} could not go on: {trouble}";
            foreach (var bar in drill.Findings.Where(bar => !bar.AsItMustBe))
                yield return bar.Control is null
                    ? $"**not met:** {drill.Id}: {Figure(bar)}"
                    : $"**not proven:** {drill.Id}: with {bar.Control} still {Figure(bar)}";
            if (drill.Because is null && drill.Findings.All(bar => bar.AsItMustBe))
                yield return $"**not proven:** {drill.Id} had nothing to compare with";
        }

        foreach (var drill in drills.Where(drill => drill.Outcome == MeasuredDrill.Skipped))
            yield return $"**not measured:** {drill.Id}: {drill.Because}";
        if (missing.Length > 0) yield return $"**not measured:** {string.Join(", ", missing)}";

        var held = drills.SelectMany(Quoted).Where(bar => bar.AsItMustBe).GroupBy(bar => Title(bar.Name));
        foreach (var bar in held) yield return Figure(bar.MaxBy(one => one.AtLeast ? -one.Measured : one.Measured)!);
    }

    internal static string Figure(MeasuredBar bar) =>
        $"{Title(bar.Name)}: {Number(bar.Measured)}{(bar.Unit == "%" ? " %" : "")} ({(bar.AtLeast ? "≥" : "≤")} "
        + $"{Number(bar.Limit)}{(IsWorthSaying(bar) ? $" {bar.Unit}" : "")})";

    private IEnumerable<MeasuredBar> Quoted(MeasuredDrill drill)
    {
        MeasuredBar[] promised = [.. drill.Findings.Where(bar => bar.Control is null)];
        MeasuredBar[] shown = [.. promised.Where(bar => guarantee.Shown.Any(start => Begins(bar, start)))];
        if (shown.Length > 0) return shown;
        MeasuredBar[] own = [.. promised.Where(bar => !Common.Any(start => Begins(bar, start)))];
        return own.Length > 0 ? own : promised;
    }

    private static bool Begins(MeasuredBar bar, string start) => bar.Name.StartsWith(start, StringComparison.Ordinal);

    // A name ends with what its control run came to, which is another number every time.
    private static string Title(string name) => name.Split(" (", 2)[0];

    private static bool IsWorthSaying(MeasuredBar bar) => !bar.Name.Contains(bar.Unit, StringComparison.Ordinal);

    private static string Number(double? value) => value is { } number ? $"{number:#,0.###}" : "none";
}
