namespace WeatherHub.Api.Redis;

/// <summary>
/// Threads for following a master that sentinels name. The client asks them with calls that block threads of the pool, several at once when
/// it connects and when the master dies, and their answers are read on the same pool: with a thread for each processor everything in the
/// process stood still for seconds.
/// </summary>
internal static class SentinelThreads
{
    /// <summary>More than the client was seen to block at once.</summary>
    private const int Enough = 16;

    /// <summary>Lets the pool start so many threads at once; otherwise it adds one in half a second.</summary>
    public static void Provide()
    {
        ThreadPool.GetMinThreads(out var workers, out var completions);
        if (workers < Enough) ThreadPool.SetMinThreads(Enough, completions);
    }
}
