using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Oracle;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>What replicas left in Redis, and how to spoil it. All on the server, for entries are bytes.</summary>
internal static class Entries
{
    /// <summary>Scripts that spoil the field of an entry: cut, flipped, of an older and a newer format, emptied, replaced.</summary>
    internal static readonly string[] Mutations =
    [
        Script("string.sub(d, 1, math.floor(#d / 2))"),
        Script("string.sub(d, 1, #d - 1)"),
        Script("string.sub(d, 1, #d - 10) .. string.char((string.byte(d, #d - 9) + 1) % 256) .. string.sub(d, #d - 8)"),
        Script("string.sub(d, 1, 20) .. string.char((string.byte(d, 21) + 128) % 256) .. string.sub(d, 22)"),
        Script("string.sub(d, 1, 3) .. string.char(0) .. string.sub(d, 5)"),
        Script("string.sub(d, 1, 3) .. string.char(9) .. string.sub(d, 5)"),
        Script("''"),
        Script("'{\"temperature\": 21}'"),
        Script("d .. d"),
    ];

    // Beside a report stand its lease and the last failure, which are no entries.
    private const string Stored =
        "local r = {} for _, k in ipairs(redis.call('KEYS', ARGV[1])) do if redis.call('TYPE', k).ok == 'hash' and redis.call('HEXISTS', k, 'data') == 1 "
        + "then r[#r + 1] = k end end return r";

    /// <summary>The keys of places' reports.</summary>
    internal static async Task<string[]> KeysAsync(Stage stage, IEnumerable<Place> places)
    {
        var all = await stage.Redis!.AskAsync("EVAL", Stored, "0", "*report/*");
        return [.. all.Where(key => places.Any(place => key.Contains(place.Cell, StringComparison.Ordinal))).Order(StringComparer.Ordinal)];
    }

    /// <summary>Waits until every vendor's report of a place is there, for they are stored in the background.</summary>
    internal static async Task StoredAsync(Stage stage, IReadOnlyList<Place> places)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            if ((await KeysAsync(stage, places)).Length >= places.Count * 3) return;
            await stage.PauseAsync(0.25);
        }

        throw new InvalidOperationException("the replica stored too little in Redis");
    }

    private static string Script(string mutated) =>
        $"local d = redis.call('HGET', KEYS[1], 'data'); redis.call('HSET', KEYS[1], 'data', {mutated}); return 1";
}
