using WeatherHub.Lab.Benchmarks.Measuring;

namespace WeatherHub.Lab.Benchmarks.Reporting;

/// <summary>A measured value beside what is demanded of it.</summary>
/// <param name="Scenario">The scenario's id.</param>
/// <param name="Limit">What is measured, and what it must not cross.</param>
/// <param name="Measured">The value.</param>
internal sealed record Figure(string Scenario, Limit Limit, Spread Measured)
{
    /// <summary>Met, not met, or worse than it may be today; empty where nothing is demanded.</summary>
    internal string Verdict => Limit.Bar is null ? ""
        : Limit.IsMet(Measured.Median) ? "met"
        : Limit.Ceiling is not { } ceiling ? "NOT MET"
        : Limit.IsBroken(Measured.Median) ? $"NOT MET, beyond the ceiling of {Number(ceiling)}" : $"NOT MET (ceiling {Number(ceiling)})";

    internal bool IsBroken => Limit.IsBroken(Measured.Median);

    internal string Bar => Limit.Bar is not { } bar ? ""
        : $"{(Limit.IsFloor ? "≥" : "≤")} {Number(bar)}{(Limit.Otherwise is { } other ? $" or {Number(other)}" : "")}";

    /// <summary>The median with its range, where there is one.</summary>
    internal string Value => Measured.Rounds == 1 ? Number(Measured.Median)
        : $"{Number(Measured.Median)} ({Number(Measured.Least)} – {Number(Measured.Most)})";

    internal static string Number(double value) => Math.Abs(value) switch
    {
        >= 1000 => $"{value:#,0}",
        >= 100 => $"{value:0}",
        >= 10 => $"{value:0.#}",
        _ => $"{value:0.###}",
    };
}
