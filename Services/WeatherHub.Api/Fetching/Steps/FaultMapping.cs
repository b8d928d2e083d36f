using System.Text.Json;
using Polly.Timeout;
using WeatherHub.Api.Resilience;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching.Steps;

/// <summary>What an exception of a provider means.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="RetryAfter">When to call again, where the provider says so.</param>
/// <param name="Cause">What caused it, in one word; null where the kind says all.</param>
internal readonly record struct Fault(FaultKind Kind, TimeSpan? RetryAfter = null, string? Cause = null);

/// <summary>The one place where an exception becomes a fault.</summary>
internal static class FaultMapping
{
    /// <summary>What an exception means. Wrapped causes count first-known-first, for clients wrap what the transport threw.</summary>
    public static Fault Of(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            if (Known(cause) is { } fault)
                return fault;
        return new Fault(FaultKind.BadPayload);
    }

    private static Fault? Known(Exception exception) => exception switch
    {
        ProviderFaultException fault => new Fault(fault.Kind, fault.RetryAfter, fault.Cause),
        TimeoutRejectedException => new Fault(FaultKind.Timeout, Cause: "response_timeout"),
        OperationCanceledException or TimeoutException => new Fault(FaultKind.Timeout),
        BodyTooLargeException => new Fault(FaultKind.BadPayload, Cause: "body_too_large"),
        JsonException or FormatException => new Fault(FaultKind.BadPayload),
        QueueFullException => new Fault(FaultKind.BudgetExhausted),
        HttpRequestException or IOException => new Fault(FaultKind.Network),
        _ => null,
    };
}
