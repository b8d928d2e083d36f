using System.Globalization;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Crowds;

/// <summary>What Redis has done since it started, as it says itself.</summary>
/// <param name="Reads">Reports looked up: hashes read field by field.</param>
/// <param name="Scripts">Scripts run.</param>
internal readonly record struct RedisCounts(int Reads, int Scripts)
{
    public static async Task<RedisCounts> OfAsync(RedisStore? redis)
    {
        if (redis is null) return default;
        var said = string.Concat(await redis.AskAsync("INFO", "commandstats")).Split('\n');
        return new RedisCounts(Count(said, "hmget"), Count(said, "eval") + Count(said, "evalsha"));
    }

    private static int Count(IEnumerable<string> lines, string command)
    {
        var start = $"cmdstat_{command}:calls=";
        var line = lines.FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal));
        return line is null ? 0 : int.Parse(line[start.Length..line.IndexOf(',', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
    }
}
