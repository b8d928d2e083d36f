using System.Globalization;
using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>What replicas left in Redis, and how to spoil it. All on the server, for entries are bytes.</summary>
internal static class Entries
{
    /// <summary>
    /// What becomes of the field of an entry, d, at the place i with the number n: cut, flipped, of an older and a newer format, beheaded,
    /// emptied, replaced, doubled.
    /// </summary>
    private static readonly string[] Mutations =
    [
        "string.sub(d, 1, i - 1)",
        "string.sub(d, 1, #d - 1)",
        "string.sub(d, 1, i - 1) .. string.char((string.byte(d, i) + n) % 256) .. string.sub(d, i + 1)",
        "string.sub(d, 1, 3) .. string.char(0) .. string.sub(d, 5)",
        "string.sub(d, 1, 3) .. string.char(100 + n % 100) .. string.sub(d, 5)",
        "string.sub(d, i + 1)",
        "''",
        "'{\"temperature\": ' .. n .. '}'",
        "d .. d",
    ];

    // Beside a report stand its lease and the last failure, which are no entries.
    private const string Stored =
        "local r = {} for _, k in ipairs(redis.call('KEYS', ARGV[1])) do if redis.call('TYPE', k).ok == 'hash' and redis.call('HEXISTS', "
        + "k, 'data') == 1 "
        + "then r[#r + 1] = k end end return r";

    private const string Fences =
        "local r = {} for _, k in ipairs(redis.call('KEYS', ARGV[1])) do if redis.call('TYPE', k).ok == 'hash' then local f = "
        + "redis.call('HGET', k, 'fence') "
        + "if f then r[#r + 1] = k r[#r + 1] = f end end end return r";

    /// <summary>The keys of all reports.</summary>
    internal static Task<string[]> AllAsync(DrillContext context) => context.Redis!.ExecuteAsync("EVAL", Stored, "0", "*report/*");

    /// <summary>The keys of places' reports.</summary>
    internal static Task<string[]> KeysAsync(DrillContext context, IEnumerable<Place> places) => KeysAsync(context.Redis!, places);

    /// <summary>The same, in a store of its own.</summary>
    internal static async Task<string[]> KeysAsync(RedisStore store, IEnumerable<Place> places)
    {
        var all = await store.ExecuteAsync("EVAL", Stored, "0", "*report/*");
        return [.. all.Where(key => places.Any(place => key.Contains(place.Cell, StringComparison.Ordinal))).Order(StringComparer.Ordinal)];
    }

    /// <summary>The number of the lease that each entry was written under.</summary>
    internal static async Task<Dictionary<string, long>> FencesAsync(RedisStore store)
    {
        var pairs = await store.ExecuteAsync("EVAL", Fences, "0", "*report/*");
        return pairs.Chunk(2).ToDictionary(pair => pair[0], pair => long.Parse(pair[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Waits until every vendor's report of a place is there, for they are stored in the background.</summary>
    internal static async Task StoredAsync(DrillContext context, IReadOnlyList<Place> places)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            if ((await KeysAsync(context, places)).Length >= places.Count * 3) return;
            await context.PauseAsync(0.25);
        }

        throw new InvalidOperationException("the replica stored too little in Redis");
    }

    /// <summary>
    /// The keys of all finished responses, once there are so many or no more come: a partial one is not shared. Their places cannot be told
    /// from them.
    /// </summary>
    internal static async Task<string[]> ResponsesAsync(DrillContext context, int most)
    {
        for (var attempt = 0; ; attempt++)
        {
            var keys = await context.Redis!.ExecuteAsync("KEYS", "*response:*");
            if (keys.Length >= most || attempt == 20) return [.. keys.Order(StringComparer.Ordinal)];
            await context.PauseAsync(0.25);
        }
    }

    /// <summary>The command that spoils a report's entry, in one of many ways.</summary>
    internal static string Spoiling(string key, int number, Random random) => Spoiling(
        key, number, random, "redis.call('HGET', KEYS[1], 'data')", mutated => $"redis.call('HSET', KEYS[1], 'data', {mutated})");

    /// <summary>The command that spoils a response's entry, in one of the same ways.</summary>
    internal static string SpoilingResponse(string key, int number, Random random) => Spoiling(
        key, number, random, "redis.call('GET', KEYS[1])", mutated => $"redis.call('SET', KEYS[1], {mutated}, 'KEEPTTL')");

    private static string Spoiling(string key, int number, Random random, string read, Func<string, string> write)
    {
        var script = $"local d = {read} local i, n = math.floor(#d * ARGV[1]) + 1, tonumber(ARGV[2]) "
            + $"{write(Mutations[number % Mutations.Length])} return 1";
        return string.Create(
            CultureInfo.InvariantCulture, $"EVAL {RedisCli.Quoted(script)} 1 {key} {random.NextDouble():0.######} {random.Next(1, 256)}");
    }
}
