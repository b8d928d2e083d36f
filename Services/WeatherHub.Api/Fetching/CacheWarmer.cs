using StackExchange.Redis;
using WeatherHub.Api.Fetching.Cache;
using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Api.Redis;

namespace WeatherHub.Api.Fetching;

/// <summary>
/// What is requested most, kept in Redis for the next replica that starts: it takes those reports into memory before anybody requests them
/// of it. Best effort throughout; no provider is called.
/// </summary>
internal sealed class CacheWarmer(
    RedisStore redis, RequestFrequency frequency, ReportCache cache, KeyCapacity capacity, TimeProvider clock) : BackgroundService
{
    internal const string Key = RedisAddress.Prefix + "popular";

    private const int AtOnce = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>What the fleet's callers request most; null when Redis does not say.</summary>
    internal static async Task<IReadOnlyList<ReportKey>?> MostRequestedAsync(RedisStore redis)
    {
        var popular = await redis.TryAsync("ZREVRANGE", "", database => database.SortedSetRangeByRankAsync(Key, order: Order.Descending));
        return popular.IsSaid ? [.. popular.Value.Select(member => ReportKey.TryParse(member)).OfType<ReportKey>()] : null;
    }

    /// <summary>Takes into memory what the fleet's callers request most; false when Redis does not say what that is.</summary>
    internal async Task<bool> PreloadAsync()
    {
        if (await MostRequestedAsync(redis) is not { } popular) return false;
        var missing = popular.Take(capacity.Popular).Where(key => cache.Peek(key) is null);
        await Parallel.ForEachAsync(missing, new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (key, _) => await cache.PreloadAsync(key));
        return true;
    }

    /// <summary>
    /// Tells the fleet what is requested here. Marks fade by themselves, so that what is requested nowhere any more drops out at the end.
    /// </summary>
    internal async Task TellAsync()
    {
        var requested = frequency.MostRequested(capacity.Popular);
        SortedSetEntry[] most = [.. requested.Select(item => new SortedSetEntry(item.Key.ToString(), item.Mark))];
        if (most.Length == 0) return;
        await redis.TryAsync("ZADD", "", async database =>
        {
            await database.SortedSetAddAsync(Key, most);
            await database.SortedSetRemoveRangeByRankAsync(Key, 0, -capacity.Popular - 1);
            return await database.KeyExpireAsync(Key, Kept);
        });
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!redis.Exists) return;
        try
        {
            using var ticks = new PeriodicTimer(Pause, clock);
            var isLoaded = await PreloadAsync();
            while (await ticks.WaitForNextTickAsync(stoppingToken))
            {
                if (!isLoaded) isLoaded = await PreloadAsync();
                await TellAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The hub stops.
        }
    }
}
