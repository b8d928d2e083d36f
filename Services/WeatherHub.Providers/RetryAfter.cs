using System.Net.Http.Headers;

namespace WeatherHub.Providers;

/// <summary>The <c>Retry-After</c> header (RFC 9110 section 10.2.3).</summary>
public static class RetryAfter
{
    /// <summary>No header is believed for longer than this.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>
    /// How long to wait, from seconds or from a date: zero to one day; null when the header says nothing that can be read.
    /// </summary>
    public static TimeSpan? Of(HttpResponseHeaders? headers, DateTimeOffset now) =>
        headers?.RetryAfter is { } said && (said.Delta ?? said.Date - now) is { } wait ? Bounded(wait) : null;

    /// <summary>What a header says, from zero to <see cref="Longest"/>.</summary>
    internal static TimeSpan Bounded(TimeSpan span) => span < TimeSpan.Zero ? TimeSpan.Zero : span > Longest ? Longest : span;
}
