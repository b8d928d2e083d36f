namespace WeatherHub.Lab.Drills.Framework;

/// <summary>One promise and the run that proves it.</summary>
/// <param name="Id">As in the list of faults.</param>
/// <param name="Fault">What goes wrong.</param>
/// <param name="Promise">What holds all the same.</param>
/// <param name="Run">Does it, and tells the context what was found.</param>
internal sealed record Drill(string Id, string Fault, string Promise, Func<DrillContext, Task> Run)
{
    /// <summary>Whether it is short and steady enough to run with every change.</summary>
    internal bool WithEveryChange { get; init; } = true;

    /// <summary>Programs that must be installed.</summary>
    internal IReadOnlyList<string> Needs { get; init; } = [];
}

/// <summary>A line that a measured value must not cross.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Limit">The line.</param>
/// <param name="Unit">Of both.</param>
internal sealed record Bar(string Name, double Limit, string Unit)
{
    /// <summary>Whether the value must be at least the limit, not at most.</summary>
    internal bool IsFloor { get; init; }

    internal bool IsMet(double measured) => IsFloor ? measured >= Limit : measured <= Limit;

    internal static Bar AtMost(string name, double limit, string unit) => new(name, limit, unit);

    internal static Bar AtLeast(string name, double limit, string unit) => new(name, limit, unit) { IsFloor = true };
}

/// <summary>A bar and what was measured.</summary>
/// <param name="Bar">The bar.</param>
/// <param name="Measured">The value.</param>
/// <param name="Control">For a negative control: how the protection was taken away; the bar must then break.</param>
internal sealed record Finding(Bar Bar, double Measured, string? Control)
{
    internal bool IsAsItMustBe => Bar.IsMet(Measured) == (Control is null);

    public override string ToString()
    {
        var line = $"{Bar.Name}: {Shown(Measured)} {Bar.Unit} ({(Bar.IsFloor ? "at least" : "at most")} {Shown(Bar.Limit)})";
        var verdict = IsAsItMustBe ? "ok" : "FAILED";
        return Control is null
            ? $"  {verdict,-6} {line}"
            : $"  {verdict,-6} control, {Control}: {line} {(IsAsItMustBe ? "breaks, as it must" : "holds, and must not")}";
    }

    internal static string Shown(double value) => Math.Abs(value) >= 100 || value == Math.Floor(value) ? $"{value:0}" : $"{value:0.##}";
}

/// <summary>What became of a drill.</summary>
internal sealed record Result(Drill Drill, IReadOnlyList<Finding> Findings, string? Trouble, string? SkippedBecause, TimeSpan Took)
{
    internal bool IsSkipped => SkippedBecause is not null;

    /// <summary>A drill without a control proves nothing.</summary>
    internal bool HasPassed => !IsSkipped && Trouble is null && Findings.Any(finding => finding.Control is not null)
        && Findings.Any(finding => finding.Control is null) && Findings.All(finding => finding.IsAsItMustBe);
}
