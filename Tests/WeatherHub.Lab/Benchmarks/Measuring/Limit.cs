using System.Text.Json.Serialization;

namespace WeatherHub.Lab.Benchmarks.Measuring;

/// <summary>What a measured value must not cross.</summary>
/// <param name="Value">What is measured.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Bar">What was promised; null where nothing is.</param>
internal sealed record Limit(string Value, string Unit, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Bar)
{
    /// <summary>Whether the value must be at least the bar, not at most.</summary>
    public bool IsFloor { get; init; }

    /// <summary>Whether it is the same on every machine, however busy: bytes and counts, which are judged with every change.</summary>
    public bool IsExact { get; init; }

    /// <summary>
    /// Where the bar is not met yet: what the value must not cross either, so that it gets no worse. Lowered as work lands, gone when
    /// the bar
    /// is met.
    /// </summary>
    public double? Ceiling { get; init; }

    /// <summary>A second way to keep the bar, which the run itself measures; null for none.</summary>
    public double? Otherwise { get; init; }

    internal bool IsMet(double measured) => Bar is not { } bar || Keeps(measured, bar) || Otherwise is { } other && Keeps(measured, other);

    /// <summary>Whether it is worse than it may be today.</summary>
    internal bool IsBroken(double measured) => !IsMet(measured) && !(Ceiling is { } ceiling && Keeps(measured, ceiling));

    private bool Keeps(double measured, double limit) => IsFloor ? measured >= limit : measured <= limit;
}
