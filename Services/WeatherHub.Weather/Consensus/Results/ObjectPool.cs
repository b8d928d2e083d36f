namespace WeatherHub.Weather.Consensus.Results;

/// <summary>
/// Scratch space of merges that are over, kept for those to come: a busy replica merges without asking for memory that it gives back at once. What finds
/// no room here is left to the collector, so that a burst does not stay in memory.
/// </summary>
/// <typeparam name="T">What is kept.</typeparam>
/// <param name="most">How many are kept.</param>
internal sealed class ObjectPool<T>(int most)
    where T : class, new()
{
    private readonly T?[] kept = new T?[most];

    internal T Take()
    {
        for (var i = 0; i < kept.Length; i++)
            if (kept[i] is not null && Interlocked.Exchange(ref kept[i], null) is { } taken) return taken;
        return new T();
    }

    internal void GiveBack(T used)
    {
        for (var i = 0; i < kept.Length; i++)
            if (kept[i] is null && Interlocked.CompareExchange(ref kept[i], used, null) is null) return;
    }
}
