using WeatherHub.Weather.Reports;

namespace WeatherHub.Weather.Providers;

/// <summary>The only exception a vendor's folder lets out; carries nothing of the vendor's text, address or key.</summary>
/// <param name="kind">What went wrong.</param>
/// <param name="reason">In the hub's own words, never the vendor's.</param>
/// <param name="retryAfter">When to retry, where the vendor says so.</param>
/// <param name="innerException">What was caught.</param>
public sealed class ProviderFaultException(
    FaultKind kind, string reason, TimeSpan? retryAfter = null, Exception? innerException = null) : Exception(reason, innerException)
{
    /// <summary>What went wrong.</summary>
    public FaultKind Kind { get; } = kind;

    /// <summary>When to retry, where the vendor says so.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>An HTTP status, or a word such as <c>connection_refused</c>; null where the kind says everything.</summary>
    public string? Cause { get; init; }
}
