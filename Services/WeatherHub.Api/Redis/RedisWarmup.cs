using WeatherHub.Api.Abstractions;

namespace WeatherHub.Api.Redis;

/// <summary>
/// Connects to Redis while the hub starts: connecting takes longer than a lookup may, so that the first requests would otherwise find
/// nothing there. The start waits for it no longer than 1.5 s: a Redis that hangs delays a start and does not prevent it.
/// </summary>
internal sealed class RedisWarmup(RedisStore redis, TimeProvider clock) : IWarmupTask
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1.5);

    public async Task WarmUpAsync(CancellationToken opened)
    {
        if (redis.Exists) await Task.WhenAny(redis.ConnectAsync(), Task.Delay(Longest, clock, opened));
    }
}
