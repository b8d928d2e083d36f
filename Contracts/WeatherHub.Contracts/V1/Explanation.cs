namespace WeatherHub.Contracts.V1;

/// <summary>How one hourly value was made, as it was written down while it was made.</summary>
public sealed record Explanation
{
    /// <summary>Which field, as <c>block.field</c>.</summary>
    public required string Field { get; init; }

    /// <summary>The start of its hour.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The value as the answer shows it; null when nobody says anything.</summary>
    public required double? Value { get; init; }

    /// <summary>
    /// What the weights make of the corrected values, two decimals finer, before it was held against other variables; null where the
    /// value follows from others.
    /// </summary>
    public required double? Blended { get; init; }

    /// <summary>How the value was made; null when there is none.</summary>
    [KnownValues(typeof(ProvenanceMethods))]
    public required string? Method { get; init; }

    /// <summary>How sure it is; null where nothing can be said of that.</summary>
    public required ExplainedConfidence? Confidence { get; init; }

    /// <summary>What each vendor said and what became of it, by id; none where the value follows from others.</summary>
    public required IReadOnlyList<ExplainedVendor> Vendors { get; init; }
}

/// <summary>How sure one value is.</summary>
public sealed record ExplainedConfidence
{
    /// <summary>Probability in per cent, 0 to 100, that the value is off by no more than the variable's <c>tolerance</c>.</summary>
    public required int Level { get; init; }

    /// <summary>One value in ten is lower.</summary>
    public required double? P10 { get; init; }

    /// <summary>One value in ten is higher.</summary>
    public required double? P90 { get; init; }

    /// <summary>How many independent models are in it, 0 or more.</summary>
    public required int Lineages { get; init; }
}

/// <summary>What one vendor said of the value, and what became of it. Numbers are two decimals finer than the answer's.</summary>
public sealed record ExplainedVendor
{
    /// <summary>The vendor's id.</summary>
    public required string Id { get; init; }

    /// <summary>The first model behind it: vendors of one lineage share one vote.</summary>
    public required string Lineage { get; init; }

    /// <summary>What it says.</summary>
    public required double? Value { get; init; }

    /// <summary>What is taken off because it commonly says so much too much.</summary>
    public required double? Bias { get; init; }

    /// <summary>What remains: what the weight is put on.</summary>
    public required double? Corrected { get; init; }

    /// <summary>The standard error it is taken to have; null where vendors are not judged by one.</summary>
    public required double? ErrorScale { get; init; }

    /// <summary>Its share of the value, 0 to 1, to four decimals.</summary>
    public required double Weight { get; init; }

    /// <summary>What became of what it says.</summary>
    [KnownValues(typeof(Verdicts))]
    public required string Verdict { get; init; }

    /// <summary>How far it stands from the others, in their joint standard errors; null unless it was outvoted.</summary>
    public required double? Distance { get; init; }

    /// <summary>How far it might have stood from the others; null unless it was outvoted.</summary>
    public required double? Gate { get; init; }

    /// <summary>Who decided between it and another that contradicts it; null where nobody had to.</summary>
    [KnownValues("observation", "usual", "physics", "record", "none")]
    public required string? Referee { get; init; }

    /// <summary>How often it was verified at this place for this lead time, 0 or more.</summary>
    public required int Verifications { get; init; }

    /// <summary>How often it was verified at all places for this lead time, 0 or more.</summary>
    public required long VerificationsEverywhere { get; init; }
}

/// <summary>What may become of what a vendor says; more may come.</summary>
public static class Verdicts
{
    /// <summary>It is in the value.</summary>
    public const string Used = "used";

    /// <summary>It stands too far from the others.</summary>
    public const string Outvoted = "outvoted";

    /// <summary>
    /// The vendor was outvoted on the variable that leads the group, or has no part in the speed that a direction belongs to.
    /// </summary>
    public const string Silenced = "silenced";

    /// <summary>It is part of a longer step, and others speak of the hour itself.</summary>
    public const string Coarser = "coarser";

    /// <summary>It and another contradict each other, and the referee took the other's side.</summary>
    public const string Overruled = "overruled";
}
