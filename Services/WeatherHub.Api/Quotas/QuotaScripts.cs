using StackExchange.Redis;
using WeatherHub.Api.Redis;

namespace WeatherHub.Api.Quotas;

/// <summary>
/// Runs a script where the fleet counts, and gives its whole numbers; null when there is no such place, or it does not answer in time.
/// </summary>
internal delegate Task<long[]?> QuotaScript(string vendor, string script, string[] keys, long[] values);

/// <summary>
/// What is done to a vendor's counts in one go, so that no two replicas see the same room. Keys share a hash tag: they stand on one shard.
/// A value that is no count (somebody else's, or broken) is replaced by what the replica knows.
/// </summary>
internal static class QuotaScripts
{
    /// <summary>
    /// Keys: the vendor's rest, the replicas seen, every bucket, window by window, oldest first. Values: weight, this replica, windows; of
    /// each window its buckets and limit; of each bucket what is known, what is owed and its life in ms. Gives: whether taken, rest in ms,
    /// replicas, every bucket's total.
    /// </summary>
    public const string Take = """
        local rest = redis.call('PTTL', KEYS[1])
        if rest == -1 then redis.call('DEL', KEYS[1]) end
        if rest < 0 then rest = 0 end
        local now = tonumber(redis.call('TIME')[1])
        local function seen() redis.call('ZADD', KEYS[2], now, ARGV[2]) end
        if not pcall(seen) then redis.call('DEL', KEYS[2]) seen() end
        redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now - 600)
        redis.call('EXPIRE', KEYS[2], 1200)
        local taken = rest == 0 and 1 or 0
        local key, arg, weight = 3, 4, tonumber(ARGV[1])
        local changed, totals, newest = {}, {}, {}
        for window = 1, tonumber(ARGV[3]) do
          local buckets, limit, sum = tonumber(ARGV[arg]), tonumber(ARGV[arg + 1]), 0
          arg = arg + 2
          for bucket = 1, buckets do
            local known, owed = tonumber(ARGV[arg]), tonumber(ARGV[arg + 1])
            local held = redis.pcall('GET', KEYS[key])
            local stored = type(held) == 'string' and tonumber(held) or nil
            if not stored or stored < 0 or stored > 1e15 or stored % 1 ~= 0 then stored = nil end
            local total = (stored or known) + owed
            if total ~= (stored or 0) then changed[key] = ARGV[arg + 2] end
            totals[key] = total
            sum = sum + total
            if bucket == buckets then newest[key] = ARGV[arg + 2] end
            arg = arg + 3
            key = key + 1
          end
          if sum + weight > limit then taken = 0 end
        end
        if taken == 1 then
          for at, life in pairs(newest) do
            totals[at] = totals[at] + weight
            changed[at] = life
          end
        end
        for at, life in pairs(changed) do redis.call('SET', KEYS[at], string.format('%.0f', totals[at]), 'PX', life) end
        local said = { taken, rest, redis.call('ZCARD', KEYS[2]) }
        for at = 3, key - 1 do said[at + 1] = totals[at] end
        return said
        """;

    /// <summary>Keys: the buckets that a call was counted in. Value: its weight. What is no longer there need not be given back.</summary>
    public const string Return = """
        for at = 1, #KEYS do
          local held = redis.pcall('GET', KEYS[at])
          local stored = type(held) == 'string' and tonumber(held) or 0
          if stored and stored >= tonumber(ARGV[1]) and stored % 1 == 0 then redis.call('DECRBY', KEYS[at], ARGV[1]) end
        end
        return { 1 }
        """;
}

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
