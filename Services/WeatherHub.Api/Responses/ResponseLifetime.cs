using System.Globalization;

namespace WeatherHub.Api.Responses;

/// <summary>What decides how long a response may be used.</summary>
/// <param name="AsOf">When its newest source was fetched.</param>
/// <param name="LastModified">When its newest source was made, or it last changed by what its sources say.</param>
/// <param name="ValidUntil">Until when the same request has the same response.</param>
/// <param name="HoldsUntil">Until when the same sources make the same response.</param>
/// <param name="TooOldFrom">From when the caller considers it too old; null when the caller does not say.</param>
/// <param name="IsWhole">Whether it is complete and fresh.</param>
/// <param name="StaleIfError">How long it may be served when nothing better can be had.</param>
internal sealed record ResponseValidity(
    DateTimeOffset AsOf,
    DateTimeOffset LastModified,
    DateTimeOffset ValidUntil,
    DateTimeOffset HoldsUntil,
    DateTimeOffset? TooOldFrom,
    bool IsWhole,
    TimeSpan StaleIfError);

/// <summary>How long a response may be used here and by caches downstream, and the headers that say so.</summary>
internal sealed class ResponseLifetime
{
    /// <summary>How long a response that is partial or stale is stored: long enough to share, too short to matter.</summary>
    private static readonly TimeSpan StoredWhenPartial = TimeSpan.FromSeconds(1);

    /// <summary>How long it may be used downstream.</summary>
    internal static readonly TimeSpan WhenPartial = TimeSpan.FromSeconds(5);

    /// <summary>Seconds that a cache downstream may serve it while it requests it again.</summary>
    private const int StaleWhileRevalidate = 60;

    private readonly long maxAge;
    private readonly CountedText age = new(static seconds => seconds.ToString(CultureInfo.InvariantCulture));

    /// <param name="times">What it depends on.</param>
    /// <param name="now">When it was produced.</param>
    internal ResponseLifetime(ResponseValidity times, DateTimeOffset now)
    {
        Validity = times;

        // A caller who refuses old data does not want it from another cache either.
        var latest = times.TooOldFrom < times.HoldsUntil ? times.TooOldFrom.Value : times.HoldsUntil;
        StoredUntil = times.IsWhole ? times.ValidUntil : now + StoredWhenPartial;
        if (latest < StoredUntil) StoredUntil = latest;
        maxAge = Math.Min(times.IsWhole ? SecondsUntil(times.ValidUntil) : (long)WhenPartial.TotalSeconds, SecondsUntil(latest));
        var revalidate = Math.Min(StaleWhileRevalidate, SecondsUntil(times.HoldsUntil) - maxAge);
        CacheControl = times.TooOldFrom is null
            ? FormattableString.Invariant(
                $"public, max-age={maxAge}, stale-while-revalidate={revalidate}, stale-if-error={(long)times.StaleIfError.TotalSeconds}")
            : FormattableString.Invariant($"public, max-age={maxAge}");
        Expires = (times.AsOf + TimeSpan.FromSeconds(maxAge)).ToString("R", CultureInfo.InvariantCulture);
        LastModified = times.LastModified.ToString("R", CultureInfo.InvariantCulture);

        long SecondsUntil(DateTimeOffset end) => Math.Max(0, (long)(end - times.AsOf).TotalSeconds);
    }

    /// <summary>What it depends on.</summary>
    internal ResponseValidity Validity { get; }

    /// <summary>Until when it is stored here.</summary>
    internal DateTimeOffset StoredUntil { get; }

    /// <summary>The value of <c>Age</c> (RFC 9111, section 5.1).</summary>
    internal string Age(DateTimeOffset now) => age.Of(SecondsOld(now));

    /// <summary>Seconds that a cache may still use it without asking, as its headers say; negative once they are over.</summary>
    internal long FreshFor(DateTimeOffset now) => maxAge - SecondsOld(now);

    /// <summary>The value of <c>Cache-Control</c>.</summary>
    internal string CacheControl { get; }

    /// <summary>The value of <c>Expires</c>.</summary>
    internal string Expires { get; }

    /// <summary>The value of <c>Last-Modified</c>.</summary>
    internal string LastModified { get; }

    private long SecondsOld(DateTimeOffset now) => Math.Max(0, (long)(now - Validity.AsOf).TotalSeconds);
}
