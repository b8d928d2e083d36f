using StackExchange.Redis;

namespace WeatherHub.Api.Redis;

/// <summary>A vendor that asked to be left alone is left alone by every replica.</summary>
internal sealed class SharedBackoff(RedisStore store)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>How long the vendor still rests, when that can be known; null when it does not.</summary>
    public async Task<TimeSpan?> LeftAsync(string vendor)
    {
        var left = await store.TryAsync("PTTL", vendor, redis => redis.KeyTimeToLiveAsync(Key(vendor)));
        return left.Value is { } rest && rest > TimeSpan.Zero ? rest < Longest ? rest : Longest : null;
    }

    /// <summary>Lets it rest for at least so long.</summary>
    public Task BeginAsync(string vendor, TimeSpan rest) => store.TryAsync("EVAL", vendor, redis =>
        redis.ScriptEvaluateAsync(LeaseScripts.Rest, [Key(vendor)], [(long)Math.Ceiling(rest.TotalMilliseconds)], CommandFlags.NoScriptCache));

    private static RedisKey Key(string vendor) => $"{RedisAddress.Prefix}rest/{vendor}";
}
