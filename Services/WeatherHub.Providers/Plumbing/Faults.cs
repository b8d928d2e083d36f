using System.Text.Json;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;

namespace WeatherHub.Providers.Plumbing;

/// <summary>What a status or an exception means. Every word is ours: a vendor's text, address or key never enters a message.</summary>
internal static class Faults
{
    /// <summary>What a status means; null when it is a success.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="own">What the vendor means by some statuses, where that differs from the rest of the world.</param>
    public static FaultKind? OfStatus(int status, Func<int, FaultKind?>? own = null) => status switch
    {
        >= 200 and < 300 => null,
        _ when own?.Invoke(status) is { } kind => kind,
        429 => FaultKind.RateLimited,
        401 or 403 => FaultKind.Unauthorized,
        408 => FaultKind.Timeout,
        >= 500 => FaultKind.Unavailable,
        _ => FaultKind.Refused,
    };

    /// <summary>The fault that a status is.</summary>
    public static ProviderFaultException Status(FaultKind kind, int status, TimeSpan? retryAfter = null) =>
        new(kind, $"answered with status {status}", retryAfter);

    /// <summary>An answer that is not what the vendor documents.</summary>
    /// <param name="reason">What is wrong with it, in our words.</param>
    public static ProviderFaultException BadPayload(string reason) => new(FaultKind.BadPayload, reason);

    /// <summary>
    /// An answer without a value. In the shape that the vendor documents it says "nothing here", as others say with 404: the place is not covered, and the
    /// vendor is well. In another shape, or with nothing but impossible values, it is no answer.
    /// </summary>
    /// <param name="isShaped">Whether the vendor's own lists are there, though nothing is in them.</param>
    /// <param name="rejections">What was said and is impossible.</param>
    public static ProviderFaultException Empty(bool isShaped, IReadOnlyList<Rejection> rejections) => isShaped && rejections.Count == 0
        ? new ProviderFaultException(FaultKind.NotCovered, "the vendor has nothing for the place")
        : BadPayload("no usable value");

    /// <summary>The fault that an exception is; null when it is none of ours to judge (a circuit, a deadline of the host).</summary>
    public static ProviderFaultException? Of(Exception? exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case ProviderFaultException fault:
                    return fault;
                case HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }:
                    return BadPayload("the answer is too large");
                case HttpRequestException or HttpIOException:
                    return new ProviderFaultException(FaultKind.Network, "the connection failed");
                case JsonException or NotSupportedException or InvalidDataException or FormatException:
                    return BadPayload("the answer is not what the vendor documents");
                case IOException:
                    return new ProviderFaultException(FaultKind.Network, "the connection failed");
            }
        }

        return null;
    }
}
