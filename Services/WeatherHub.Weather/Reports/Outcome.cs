namespace WeatherHub.Weather.Reports;

/// <summary>What became of one request to one provider for one kind of data. Failure is a value from here on; nothing throws.</summary>
/// <param name="Provider">The vendor's id.</param>
/// <param name="ReportKind">What was requested.</param>
public abstract record Outcome(string Provider, ReportKind ReportKind);

/// <summary>The vendor contributed.</summary>
/// <param name="Report">What it said.</param>
/// <param name="Stale">Whether the report is past its freshness.</param>
/// <param name="Fault">Why nothing fresher is there, when that is known.</param>
public sealed record Reported(Report Report, bool Stale, FaultKind? Fault = null) : Outcome(Report.Provider, Report.Kind);

/// <summary>The provider was not requested, and that is not its fault.</summary>
/// <param name="Provider">The vendor's id.</param>
/// <param name="ReportKind">What was wanted.</param>
/// <param name="Reason">Why not.</param>
/// <param name="RetryAfter">When it may be requested, where that is known.</param>
public sealed record Skipped(string Provider, ReportKind ReportKind, SkipReason Reason, TimeSpan? RetryAfter = null)
    : Outcome(Provider, ReportKind);

/// <summary>The provider was requested and contributed nothing.</summary>
/// <param name="Provider">The vendor's id.</param>
/// <param name="ReportKind">What was requested.</param>
/// <param name="Kind">What went wrong.</param>
/// <param name="Took">How long it took.</param>
/// <param name="RetryAfter">When to retry, where the vendor or the circuit says so.</param>
public sealed record Failed(string Provider, ReportKind ReportKind, FaultKind Kind, TimeSpan Took, TimeSpan? RetryAfter = null)
    : Outcome(Provider, ReportKind)
{
    /// <summary>What caused it, for operators; null where the kind says everything.</summary>
    public FaultCause? Cause { get; init; }
}

/// <summary>What caused a failure, in words that tell nothing secret.</summary>
/// <param name="Type">An HTTP status, or a word such as <c>connection_refused</c>; few enough for a metric.</param>
/// <param name="Host">The host that was called, with its port where it is not the usual one; null where none was.</param>
public sealed record FaultCause(string Type, string? Host)
{
    /// <inheritdoc/>
    public override string ToString() => Host is null ? Type : $"{Type} ({Host})";
}

/// <summary>Why a provider was not requested.</summary>
public enum SkipReason
{
    /// <summary>It does not cover the place, or does not have this product.</summary>
    Unsupported,
    /// <summary>It is switched off or not configured.</summary>
    Disabled,
    /// <summary>Its last report is older than the caller accepts, and need not be fetched again yet.</summary>
    TooOld,
}

/// <summary>What can go wrong with a vendor.</summary>
public enum FaultKind
{
    /// <summary>No answer in time.</summary>
    Timeout,
    /// <summary>No connection, a reset, a truncated answer.</summary>
    Network,
    /// <summary>The vendor limits us (429, or its own way of saying so).</summary>
    RateLimited,
    /// <summary>The vendor is in trouble (5xx).</summary>
    Unavailable,
    /// <summary>The answer is not what the vendor documents, too large, or empty.</summary>
    BadPayload,
    /// <summary>The vendor refuses our request as wrong (4xx).</summary>
    Refused,
    /// <summary>The vendor refuses our credentials or our contact (401, 403).</summary>
    Unauthorized,
    /// <summary>The vendor says it does not cover this place.</summary>
    NotCovered,
    /// <summary>Too many failures lately: not requested.</summary>
    CircuitOpen,
    /// <summary>The hub's own quota for this vendor is used up: not requested.</summary>
    BudgetExhausted,
}
