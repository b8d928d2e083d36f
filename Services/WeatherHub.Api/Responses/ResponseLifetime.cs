using System.Globalization;

namespace WeatherHub.Api.Responses;

/// <summary>How long an answer may be used, here and downstream: never longer than what it says holds, but where nothing better can be had.</summary>
internal sealed class ResponseLifetime
{
    /// <summary>How long an answer that is not whole or not fresh is kept: long enough to share, too short to matter.</summary>
    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(1);

    private const int BriefDownstream = 5;

    /// <summary>How long a cache downstream may serve it while it asks again.</summary>
    private const int WhileRevalidating = 60;

    /// <param name="asOf">When its newest source was fetched.</param>
    /// <param name="validUntil">Until when the same question has the same answer.</param>
    /// <param name="holdsUntil">Until when the same sources make the same answer.</param>
    /// <param name="lastModified">When its newest source was made.</param>
    /// <param name="tooOldFrom">When the caller finds it too old; null for a caller who does not say.</param>
    /// <param name="isWhole">Whether it is complete and fresh.</param>
    /// <param name="staleIfError">How long it may serve when nothing better can be had.</param>
    /// <param name="now">The moment it was made.</param>
    internal ResponseLifetime(
        DateTimeOffset asOf,
        DateTimeOffset validUntil,
        DateTimeOffset holdsUntil,
        DateTimeOffset lastModified,
        DateTimeOffset? tooOldFrom,
        bool isWhole,
        TimeSpan staleIfError,
        DateTimeOffset now)
    {
        AsOf = asOf;
        Ends = validUntil;

        // Who refuses old data wants it from nobody else's store either.
        var latest = tooOldFrom < holdsUntil ? tooOldFrom.Value : holdsUntil;
        KeptUntil = isWhole ? validUntil : now + Brief;
        if (latest < KeptUntil) KeptUntil = latest;
        var maxAge = Math.Min(isWhole ? SecondsUntil(validUntil) : BriefDownstream, SecondsUntil(latest));
        var revalidating = Math.Min(WhileRevalidating, SecondsUntil(holdsUntil) - maxAge);
        CacheControl = tooOldFrom is null
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"public, max-age={maxAge}, stale-while-revalidate={revalidating}, stale-if-error={(long)staleIfError.TotalSeconds}")
            : string.Create(CultureInfo.InvariantCulture, $"public, max-age={maxAge}");
        Expires = (asOf + TimeSpan.FromSeconds(maxAge)).ToString("R", CultureInfo.InvariantCulture);
        LastModified = lastModified.ToString("R", CultureInfo.InvariantCulture);

        long SecondsUntil(DateTimeOffset end) => Math.Max(0, (long)(end - asOf).TotalSeconds);
    }

    internal DateTimeOffset AsOf { get; }

    /// <summary>When its sources cease to be fresh, or what it says ceases to hold.</summary>
    internal DateTimeOffset Ends { get; }

    /// <summary>Until when it is kept here.</summary>
    internal DateTimeOffset KeptUntil { get; }

    internal string CacheControl { get; }

    internal string Expires { get; }

    internal string LastModified { get; }
}
