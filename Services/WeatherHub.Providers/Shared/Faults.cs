using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;

namespace WeatherHub.Providers.Shared;

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
        new(kind, $"answered with status {status}", retryAfter) { Cause = status.ToString(CultureInfo.InvariantCulture) };

    /// <summary>No answer in time.</summary>
    /// <param name="exception">How that was noticed: the platform puts a <see cref="TimeoutException"/> inside where no connection was made
    /// in time.</param>
    public static ProviderFaultException Late(OperationCanceledException exception) =>
        new(FaultKind.Timeout, "no answer in time") { Cause = exception.InnerException is TimeoutException ? "connect_timeout" : null };

    /// <summary>An answer that is not what the vendor documents.</summary>
    /// <param name="reason">What is wrong with it, in our words.</param>
    public static ProviderFaultException BadPayload(string reason) => new(FaultKind.BadPayload, reason);

    /// <summary>
    /// A payload without a value. In the shape that the vendor documents it says "nothing here", as others say with 404: the place is not
    /// covered, and the vendor is well. In another shape, or with nothing but impossible values, it is no answer.
    /// </summary>
    /// <param name="isShaped">Whether the vendor's own lists are there, though nothing is in them.</param>
    /// <param name="rejections">What is in it and impossible.</param>
    /// <param name="metadata">Until when that holds: a silent station may report again when its report would have expired.</param>
    public static ProviderFaultException Empty(bool isShaped, IReadOnlyList<Rejection> rejections, ReportMetadata? metadata) =>
        isShaped && rejections.Count == 0
            ? new ProviderFaultException(
                FaultKind.NotCovered, "the vendor has nothing for the place", metadata?.ExpiresAt - metadata?.FetchedAt)
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
                    return Network(cause);
                case JsonException or NotSupportedException or InvalidDataException or FormatException:
                    return BadPayload("the answer is not what the vendor documents");
                case IOException:
                    return Network(cause);
            }
        }

        return null;
    }

    private static ProviderFaultException Network(Exception exception) =>
        new(FaultKind.Network, "the connection failed") { Cause = CauseOf(exception) };

    /// <summary>Why a connection failed: the name that the platform has for it, else the socket's.</summary>
    private static string CauseOf(Exception? exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            var found = cause switch
            {
                HttpRequestException http => CauseOf(http.HttpRequestError),
                HttpIOException http => CauseOf(http.HttpRequestError),
                AuthenticationException => "secure_connection_error",
                SocketException socket => CauseOf(socket.SocketErrorCode),
                _ => null,
            };
            if (found is not null) return found;
        }

        return "connection_error";
    }

    private static string? CauseOf(HttpRequestError? error) => error switch
    {
        HttpRequestError.NameResolutionError => "name_resolution_error",
        HttpRequestError.SecureConnectionError => "secure_connection_error",
        HttpRequestError.ResponseEnded => "response_ended",
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => "protocol_error",
        _ => null,
    };

    private static string? CauseOf(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery => "name_resolution_error",
        SocketError.ConnectionRefused => "connection_refused",
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => "connection_reset",
        SocketError.TimedOut => "connect_timeout",
        SocketError.HostUnreachable or SocketError.HostDown => "host_unreachable",
        SocketError.NetworkUnreachable or SocketError.NetworkDown => "network_unreachable",
        _ => null,
    };
}
