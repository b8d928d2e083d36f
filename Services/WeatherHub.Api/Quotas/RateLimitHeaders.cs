using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using WeatherHub.Providers;

namespace WeatherHub.Api.Quotas;

/// <summary>What vendors' headers say about being called again.</summary>
internal static class RateLimitHeaders
{
    private const double EpochSeconds = 1e9;
    private const double EpochMilliseconds = 1e12;

    private static readonly string[] Remaining = ["RateLimit-Remaining", "X-RateLimit-Remaining", "X-Rate-Limit-Remaining"];
    private static readonly string[] Reset = ["RateLimit-Reset", "X-RateLimit-Reset", "X-Rate-Limit-Reset"];

    /// <summary>For how long the vendor wants no call; null when it says nothing of the kind.</summary>
    /// <param name="response">Its answer.</param>
    /// <param name="now">When it came.</param>
    /// <param name="unsaid">How long to rest when it refuses by rate without a word of how long.</param>
    public static TimeSpan? Rest(HttpResponseMessage response, DateTimeOffset now, TimeSpan unsaid)
    {
        var headers = response.Headers;
        var left = First(headers, Remaining) is { } spent && double.TryParse(spent, CultureInfo.InvariantCulture, out var count)
            ? count : (double?)null;
        var reset = left <= 0 ? ResetIn(First(headers, Reset), now) : null;
        if (response.StatusCode != HttpStatusCode.TooManyRequests) return reset;
        return Believed(Longer(RetryAfter.Of(headers, now), reset) ?? unsaid);
    }

    private static TimeSpan? Longer(TimeSpan? one, TimeSpan? other) => one is null || other > one ? other : one;

    // Seconds to go, or the moment itself as a Unix time: vendors do both under the same name.
    private static TimeSpan? ResetIn(string? text, DateTimeOffset now)
    {
        if (!double.TryParse(text, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number) || number <= 0) return null;
        var seconds = number switch
        {
            >= EpochMilliseconds => number / 1000 - now.ToUnixTimeMilliseconds() / 1000.0,
            >= EpochSeconds => number - now.ToUnixTimeMilliseconds() / 1000.0,
            _ => number,
        };
        return seconds <= 0 ? null : Believed(TimeSpan.FromSeconds(Math.Min(seconds, RetryAfter.Longest.TotalSeconds)));
    }

    private static TimeSpan Believed(TimeSpan said) =>
        said < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : said > RetryAfter.Longest ? RetryAfter.Longest : said;

    private static string? First(HttpResponseHeaders headers, string[] names)
    {
        foreach (var name in names)
            if (headers.TryGetValues(name, out var values))
                return values.First();
        return null;
    }
}
