namespace WeatherHub.Weather.Reports;

/// <summary>What became of asking one vendor for one kind of data. Failure is a value from here on; nothing throws.</summary>
/// <param name="Provider">The vendor's id.</param>
/// <param name="ReportKind">What was asked.</param>
public abstract record Outcome(string Provider, ReportKind ReportKind);

/// <summary>The vendor contributed.</summary>
/// <param name="Report">What it said.</param>
/// <param name="Stale">Whether the report is past its freshness.</param>
/// <param name="Fault">Why nothing fresher is there, when that is known.</param>
public sealed record Reported(Report Report, bool Stale, FaultKind? Fault = null) : Outcome(Report.Provider, Report.Kind);

/// <summary>The vendor was not asked, and that is not its fault.</summary>
/// <param name="Provider">The vendor's id.</param>
/// <param name="ReportKind">What was wanted.</param>
/// <param name="Reason">Why not.</param>
/// <param name="RetryAfter">When it may be asked, where that is known.</param>
public sealed record Skipped(string Provider, ReportKind ReportKind, SkipReason Reason, TimeSpan? RetryAfter = null)
    : Outcome(Provider, ReportKind);

/// <summary>The vendor was asked and contributed nothing.</summary>
/// <param name="Provider">The vendor's id.</param>
/// <param name="ReportKind">What was asked.</param>
/// <param name="Kind">What went wrong.</param>
/// <param name="Took">How long it took.</param>
/// <param name="RetryAfter">When to ask again, where the vendor or the circuit says so.</param>
public sealed record Failed(string Provider, ReportKind ReportKind, FaultKind Kind, TimeSpan Took, TimeSpan? RetryAfter = null)
    : Outcome(Provider, ReportKind)
{
    /// <summary>What caused it, for who operates the hub; null where the kind says all there is to say.</summary>
    public FaultCause? Cause { get; init; }
}

/// <summary>What caused a failure, in words that tell nothing secret.</summary>
/// <param name="Type">An HTTP status, or a word such as <c>connection_refused</c> or <c>name_resolution_error</c>; few enough for a metric.</param>
/// <param name="Host">The host that was called, with its port where it is not the usual one; null where none was.</param>
public sealed record FaultCause(string Type, string? Host)
{
    /// <inheritdoc/>
    public override string ToString() => Host is null ? Type : $"{Type} ({Host})";
}

/// <summary>Why a vendor was not asked.</summary>
public enum SkipReason
{
    /// <summary>It does not cover the place, or does not have this product.</summary>
    Unsupported,

    /// <summary>It is switched off or not configured.</summary>
    Disabled,

    /// <summary>What it said last is older than the caller takes, and it need not be asked again yet.</summary>
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

    /// <summary>Too many failures lately: not asked.</summary>
    CircuitOpen,

    /// <summary>Our own budget for this vendor is spent: not asked.</summary>
    BudgetExhausted,
}
