namespace WeatherHub.Api.Resources.Shared;

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
