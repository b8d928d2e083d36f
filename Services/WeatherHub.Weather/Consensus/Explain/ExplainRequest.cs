using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Explain;

/// <summary>What to record while merging: how values of one hourly variable are made.</summary>
/// <param name="Variable">Which variable.</param>
/// <param name="Hour">Of one hour; null for every hour of the answer.</param>
public sealed record ExplainRequest(Variable Variable, DateTimeOffset? Hour = null);

/// <summary>How one value was made, recorded while it was made.</summary>
/// <param name="Time">The start of its step.</param>
/// <param name="Blended">The weighted result of the corrected values, before checks against other variables; canonical unit.</param>
/// <param name="Contributions">Each vendor's value and what became of it, in the order of the vendors' ids.</param>
public sealed record ValueTrace(DateTimeOffset Time, double Blended, IReadOnlyList<Contribution> Contributions);

/// <summary>One vendor's values of a variable.</summary>
/// <param name="Provider">The vendor's id.</param>
/// <param name="Lineage">The first model behind it.</param>
/// <param name="Values">One value per step of the hourly answer, canonical unit; NaN where it has none.</param>
public sealed record MemberSeries(string Provider, string Lineage, double[] Values);

/// <summary>What became of a vendor's value.</summary>
public enum ContributionStatus
{
    /// <summary>It is in the merged value.</summary>
    Used,
    /// <summary>An outlier: too far from the others.</summary>
    Outlier,
    /// <summary>Its vendor is an outlier in the variable that leads the group, or gave no speed to its direction.</summary>
    Excluded,
    /// <summary>It is of a longer step, and others have values of the hour itself.</summary>
    Coarser,
    /// <summary>Two contradicted each other, and the reference is nearer to the other one.</summary>
    Overruled,
}

/// <summary>What decides between two vendors that cannot both be right.</summary>
public enum ReferenceSource
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>The last observation at the place.</summary>
    Observation,
    /// <summary>The climate of the place and season.</summary>
    ClimateNormal,
    /// <summary>Physical consistency: sun at night, a constant series, humidity that contradicts temperature, a wrong unit.</summary>
    Physics,
    /// <summary>The vendors' verified errors.</summary>
    VerificationRecord,
}

/// <summary>One vendor's part in one value.</summary>
public sealed record Contribution
{
    /// <summary>The vendor's id.</summary>
    public required string Provider { get; init; }

    /// <summary>The first model behind it.</summary>
    public required string Lineage { get; init; }

    /// <summary>Its value; canonical unit.</summary>
    public required double Value { get; init; }

    /// <summary>The value without its known bias; canonical unit.</summary>
    public required double Corrected { get; init; }

    /// <summary>Its standard error; canonical unit, NaN where values are not weighted by it.</summary>
    public required double Scale { get; init; }

    /// <summary>Days from the issue of its report to the step.</summary>
    public required double LeadDays { get; init; }

    /// <summary>Its share of the merged value, 0 to 1.</summary>
    public double Weight { get; init; }

    /// <summary>What became of it.</summary>
    public ContributionStatus Status { get; init; }

    /// <summary>Its distance from the others in joint standard errors; NaN unless it is an outlier.</summary>
    public double Distance { get; init; } = double.NaN;

    /// <summary>What decided between it and a vendor that contradicts it; null without a contradiction.</summary>
    public ReferenceSource? DecidedBy { get; init; }

    /// <summary>How many verifications its correction and error rest on.</summary>
    public SampleSize Verified { get; init; }
}
