using System.Globalization;

namespace WeatherHub.Api.Answers;

/// <summary>How long an answer may be used, here and downstream.</summary>
internal sealed class AnswerLife
{
    /// <summary>How long an answer that is not whole or not fresh is kept: long enough to share, too short to matter.</summary>
    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(1);

    private const int BriefDownstream = 5;

    /// <param name="asOf">When its newest source was fetched.</param>
    /// <param name="validUntil">Until when the same question has the same answer.</param>
    /// <param name="lastModified">When its newest source was made.</param>
    /// <param name="tooOldFrom">When the caller finds it too old; null for a caller who does not say.</param>
    /// <param name="isWhole">Whether it is complete and fresh.</param>
    /// <param name="staleIfError">How long it may serve when nothing better can be had.</param>
    /// <param name="now">The moment it was made.</param>
    internal AnswerLife(DateTimeOffset asOf, DateTimeOffset validUntil, DateTimeOffset lastModified, DateTimeOffset? tooOldFrom, bool isWhole, TimeSpan staleIfError, DateTimeOffset now)
    {
        AsOf = asOf;
        Ends = validUntil;
        KeptUntil = isWhole ? validUntil : now + Brief;
        if (tooOldFrom < KeptUntil) KeptUntil = tooOldFrom.Value;
        var maxAge = isWhole ? Math.Max(0, (long)(validUntil - asOf).TotalSeconds) : BriefDownstream;

        // Who refuses old data wants it from nobody else's store either.
        if (tooOldFrom is { } end) maxAge = Math.Min(maxAge, Math.Max(0, (long)(end - asOf).TotalSeconds));
        CacheControl = tooOldFrom is null
            ? string.Create(CultureInfo.InvariantCulture, $"public, max-age={maxAge}, stale-while-revalidate=60, stale-if-error={(long)staleIfError.TotalSeconds}")
            : string.Create(CultureInfo.InvariantCulture, $"public, max-age={maxAge}");
        Expires = (asOf + TimeSpan.FromSeconds(maxAge)).ToString("R", CultureInfo.InvariantCulture);
        LastModified = lastModified.ToString("R", CultureInfo.InvariantCulture);
    }

    internal DateTimeOffset AsOf { get; }

    /// <summary>When its sources cease to be fresh, or the hour it speaks of ends.</summary>
    internal DateTimeOffset Ends { get; }

    /// <summary>Until when it is kept here.</summary>
    internal DateTimeOffset KeptUntil { get; }

    internal string CacheControl { get; }

    internal string Expires { get; }

    internal string LastModified { get; }
}
