using StackExchange.Redis;
using WeatherHub.Api.Redis;

namespace WeatherHub.Api.Fetching;

/// <summary>
/// What is hot, kept in Redis for the next replica that starts: it takes the reports of hot places into memory before anybody asks it for them. Best effort
/// throughout; no vendor is asked.
/// </summary>
internal sealed class CacheWarmer(RedisStore store, RequestFrequency heat, ReportCache cache, TimeProvider clock) : BackgroundService
{
    internal const string Key = RedisAddress.Prefix + "popular";
    internal const int Most = 300;

    private const int AtOnce = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>What the fleet's callers ask for most; null when Redis does not say.</summary>
    internal static async Task<IReadOnlyList<ReportKey>?> HottestAsync(RedisStore store)
    {
        var popular = await store.TryAsync("ZREVRANGE", "", redis => redis.SortedSetRangeByRankAsync(Key, 0, Most - 1, Order.Descending));
        return popular.IsSaid ? [.. popular.Value.Select(member => ReportKey.TryParse(member)).OfType<ReportKey>()] : null;
    }

    /// <summary>Takes into memory what the fleet's callers ask for most; false when Redis does not say what that is.</summary>
    internal async Task<bool> PreloadAsync()
    {
        if (await HottestAsync(store) is not { } popular) return false;
        var keys = popular.Where(key => cache.Find(key) is null);
        await Parallel.ForEachAsync(keys, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (key, _) => await cache.RecallAsync(key, null));
        return true;
    }

    /// <summary>Tells the fleet what is hot here. Marks fade by themselves, so that what is hot nowhere any more drops out at the end.</summary>
    internal async Task TellAsync()
    {
        SortedSetEntry[] hottest = [.. heat.Hottest(Most).Select(item => new SortedSetEntry(item.Key.ToString(), item.Mark))];
        if (hottest.Length == 0) return;
        await store.TryAsync("ZADD", "", async redis =>
        {
            await redis.SortedSetAddAsync(Key, hottest);
            await redis.SortedSetRemoveRangeByRankAsync(Key, 0, -Most - 1);
            return await redis.KeyExpireAsync(Key, Kept);
        });
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!store.Exists) return;
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
