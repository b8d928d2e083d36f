using StackExchange.Redis;
using WeatherHub.Api.Fleet;

namespace WeatherHub.Api.Budgets;

/// <summary>Counts where the fleet keeps what it has in common.</summary>
internal static class FleetCounts
{
    public static FleetScript In(FleetStore store) => async (vendor, script, keys, values) =>
    {
        RedisKey[] names = [.. keys.Select(key => (RedisKey)key)];
        RedisValue[] numbers = [.. values.Select(value => (RedisValue)value)];
        var said = await store.TryAsync("EVALSHA", vendor, async redis => (long[]?)await redis.ScriptEvaluateAsync(script, names, numbers));
        return said.IsSaid ? said.Value : null;
    };
}
