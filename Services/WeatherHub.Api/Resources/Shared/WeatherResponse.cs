using System.Globalization;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Api.Responses;

namespace WeatherHub.Api.Resources.Shared;

/// <summary>The response of a resource that is made of merged reports, and how it was made.</summary>
/// <param name="Body">The bytes; null for a refusal.</param>
/// <param name="Lifetime">How long they may be used; null for a refusal.</param>
/// <param name="Refusal">Null for an answer.</param>
internal sealed record WeatherResponse(EncodedBody? Body, ResponseLifetime? Lifetime, Refusal? Refusal) : CachedResponse(Body, Lifetime)
{
    private readonly CountedText hit = new(static ttl => string.Create(CultureInfo.InvariantCulture, $"WeatherHub; hit; ttl={ttl}"));
    private readonly CountedText stale = new(
        static ttl => string.Create(CultureInfo.InvariantCulture, $"WeatherHub; fwd=stale; ttl={ttl}"));

    /// <summary>How its reports were had.</summary>
    internal CacheUse Cache { get; init; } = CacheUse.Miss;

    /// <summary>How long requesting the providers took.</summary>
    internal TimeSpan FanOut { get; init; }

    /// <summary>How long merging took.</summary>
    internal TimeSpan Merge { get; init; }

    /// <summary>How many reports it is made of.</summary>
    internal int Reports { get; init; }

    /// <summary>How often it is served from the store.</summary>
    internal HitCounter Hits { get; } = new();

    /// <summary>The value of <c>Cache-Status</c> (RFC 9211).</summary>
    internal string CacheStatus(ResponseOrigin origin, DateTimeOffset now) => (Cache, origin) switch
    {
        (CacheUse.Stale, _) => stale.Of(Lifetime!.FreshFor(now)),
        (CacheUse.Hit, _) or (_, ResponseOrigin.Stored) => hit.Of(Lifetime!.FreshFor(now)),
        (CacheUse.Collapsed, _) or (_, ResponseOrigin.Collapsed) => "WeatherHub; fwd=miss; collapsed",
        _ => "WeatherHub; fwd=miss; stored",
    };

    /// <summary>The value of <c>Server-Timing</c>, in milliseconds.</summary>
    internal string ServerTiming(ResponseOrigin origin) => origin == ResponseOrigin.Stored
        ? "cache;desc=hit;dur=0"
        : (Cache == CacheUse.Hit ? "cache;desc=hit;dur=0" : "cache;desc=miss;dur=0")
            + FormattableString.Invariant($", fanout;dur={FanOut.TotalMilliseconds:0.0}, merge;dur={Merge.TotalMilliseconds:0.0}");
}

/// <summary>
/// Counts how often a stored response is served, to be reported about once a second: a place that is requested a thousand times a
/// second never reaches the report cache otherwise, and would look unpopular.
/// </summary>
internal sealed class HitCounter
{
    private const long Interval = TimeSpan.TicksPerSecond;

    private int hits;
    private long next;

    /// <summary>Counts a hit. The hits since the last report when one is due, else 0.</summary>
    internal int Add(DateTimeOffset now)
    {
        Interlocked.Increment(ref hits);
        var due = Volatile.Read(ref next);
        if (now.UtcTicks < due || Interlocked.CompareExchange(ref next, now.UtcTicks + Interval, due) != due) return 0;
        return Interlocked.Exchange(ref hits, 0);
    }
}
