using StackExchange.Redis;
using WeatherHub.Api.Redis;

namespace WeatherHub.Api.Quotas;

/// <summary>Counts where the fleet keeps what it has in common.</summary>
internal static class FleetCounts
{
    public static QuotaScript In(RedisStore store) => async (vendor, script, keys, values) =>
    {
        RedisKey[] names = [.. keys.Select(key => (RedisKey)key)];
        RedisValue[] numbers = [.. values.Select(value => (RedisValue)value)];
        var said = await store.TryAsync("EVALSHA", vendor, async redis => (long[]?)await redis.ScriptEvaluateAsync(script, names, numbers));
        return said.IsSaid ? said.Value : null;
    };
}
