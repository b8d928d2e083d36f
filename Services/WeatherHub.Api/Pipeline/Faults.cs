using System.Text.Json;
using Polly.Timeout;
using WeatherHub.Api.Transport;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Pipeline;

/// <summary>The one border where what a vendor does to us becomes a value.</summary>
internal static class Faults
{
    /// <summary>What an exception means. Wrapped causes count first-known-first, for clients wrap what the transport threw.</summary>
    public static (FaultKind Kind, TimeSpan? RetryAfter) Of(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            if (Known(cause) is { } fault)
                return fault;
        return (FaultKind.BadPayload, null);
    }

    private static (FaultKind Kind, TimeSpan? RetryAfter)? Known(Exception exception) => exception switch
    {
        ProviderFaultException fault => (fault.Kind, fault.RetryAfter),
        TimeoutRejectedException or OperationCanceledException or TimeoutException => (FaultKind.Timeout, null),
        BodyTooLargeException or JsonException or FormatException => (FaultKind.BadPayload, null),
        CrowdedException => (FaultKind.BudgetExhausted, null),
        HttpRequestException or IOException => (FaultKind.Network, null),
        _ => null,
    };
}
