using WeatherHub.Weather.Units;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Weather.Consensus.Explain;

/// <summary>What is to be written down while merging: how values of one hourly variable came about.</summary>
/// <param name="Variable">Which variable.</param>
/// <param name="Hour">Of one hour; null for every hour of the answer.</param>
public sealed record ExplainRequest(Variable Variable, DateTimeOffset? Hour = null);

/// <summary>How one value came about, as it was written down while it was made.</summary>
/// <param name="Time">The start of its step.</param>
/// <param name="Blended">What the weights made of the corrected values, before it was held against other variables; canonical unit.</param>
/// <param name="Contributions">What each vendor said and what became of it, in the order of their ids.</param>
public sealed record ValueTrace(DateTimeOffset Time, double Blended, IReadOnlyList<Contribution> Contributions);

/// <summary>What one vendor says of a variable, step by step, in the hub's words and as the vendor says it.</summary>
/// <param name="Provider">The vendor's id.</param>
/// <param name="Lineage">The first model behind it.</param>
/// <param name="Values">One value per step of the hourly answer, canonical unit; NaN where it says nothing.</param>
public sealed record MemberSeries(string Provider, string Lineage, double[] Values);

/// <summary>What became of a vendor's word.</summary>
public enum ContributionStatus
{
    /// <summary>It is in the value.</summary>
    Used,

    /// <summary>It stands too far from the others.</summary>
    Outlier,

    /// <summary>Its vendor was outvoted on the variable that leads the group, or has no part in the speed that a direction belongs to.</summary>
    Excluded,

    /// <summary>It tells of a longer step only, and others tell of the hour itself.</summary>
    Coarser,

    /// <summary>Two contradicted each other, and the referee took the other's side.</summary>
    Overruled,
}

/// <summary>Who decides between two that cannot both be right.</summary>
public enum ReferenceSource
{
    /// <summary>Nobody knows better.</summary>
    None,

    /// <summary>The last observation at the place.</summary>
    Observation,

    /// <summary>What is usual there.</summary>
    ClimateNormal,

    /// <summary>What no weather can do: sun at night, hours that are all the same, moisture that does not belong to the temperature, another unit.</summary>
    Physics,

    /// <summary>What verification knows of their errors.</summary>
    VerificationRecord,
}

/// <summary>What one vendor said of one value, and what became of it.</summary>
public sealed record Contribution
{
    /// <summary>The vendor's id.</summary>
    public required string Provider { get; init; }

    /// <summary>The first model behind it.</summary>
    public required string Lineage { get; init; }

    /// <summary>What it said; canonical unit.</summary>
    public required double Value { get; init; }

    /// <summary>The same without what it commonly says too much of; canonical unit.</summary>
    public required double Corrected { get; init; }

    /// <summary>The error it is taken to have; canonical unit, NaN where nobody is judged by it.</summary>
    public required double Scale { get; init; }

    /// <summary>Days from the making of its report to the step.</summary>
    public required double LeadDays { get; init; }

    /// <summary>Its share of the value, 0 to 1.</summary>
    public double Weight { get; init; }

    /// <summary>What became of it.</summary>
    public ContributionStatus Status { get; init; }

    /// <summary>How far it stands from the others, in their joint standard errors; NaN where it was not outvoted.</summary>
    public double Distance { get; init; } = double.NaN;

    /// <summary>Who decided between it and another that contradicts it; null where nobody had to.</summary>
    public ReferenceSource? DecidedBy { get; init; }

    /// <summary>What stands behind its correction and error.</summary>
    public SampleSize Verified { get; init; }
}
