using System.Net.Http.Headers;

namespace WeatherHub.Providers.Shared;

/// <summary>What a vendor's headers say of time.</summary>
internal static class CacheHeaders
{
    /// <summary>
    /// How long the answer stays fresh (RFC 9111 section 4.2): <c>max-age</c>, else <c>Expires</c>, less its age. Null when they do not
    /// say.
    /// </summary>
    public static TimeSpan? FreshFor(HttpResponseHeaders? headers, HttpContentHeaders? content, DateTimeOffset now)
    {
        var control = headers?.CacheControl;
        if (control is { NoStore: true } or { NoCache: true }) return null;
        if (control?.MaxAge is { } maxAge) return RetryAfter.Bounded(maxAge - (headers?.Age ?? TimeSpan.Zero));
        return content?.Expires is { } expires ? RetryAfter.Bounded(expires - now) : null;
    }

    /// <summary>A header as it was spelled.</summary>
    public static string? Raw(HttpHeaders? headers, string name) =>
        headers is not null && headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
