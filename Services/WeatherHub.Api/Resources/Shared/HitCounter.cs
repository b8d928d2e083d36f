using WeatherHub.Api.Fetching;

namespace WeatherHub.Api.Resources.Shared;

/// <summary>
/// Counts how often a stored answer is served, and tells the desk about once a second: a place that is asked a thousand times a second never reaches it
/// otherwise, and would look cold.
/// </summary>
internal sealed class HitCounter(ForecastRequest request, IForecastService desk)
{
    private static readonly long Pause = TimeSpan.TicksPerSecond;

    private int times;
    private long next;

    public void Add(DateTimeOffset now)
    {
        Interlocked.Increment(ref times);
        var due = Volatile.Read(ref next);
        if (now.UtcTicks < due || Interlocked.CompareExchange(ref next, now.UtcTicks + Pause, due) != due) return;
        desk.Asked(request, Interlocked.Exchange(ref times, 0));
    }
}
