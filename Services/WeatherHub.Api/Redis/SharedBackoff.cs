using System.Collections.Concurrent;
using StackExchange.Redis;

namespace WeatherHub.Api.Redis;

/// <summary>
/// Providers that want no call, and until when: by a 429, by a quota's headers or in a body. Known here at once, and
/// to every replica by one key in Redis. A shorter wait never cuts a longer one.
/// </summary>
internal sealed class SharedBackoff(RedisStore redis, TimeProvider clock)
{
    private const string Begin =
        """
        if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], '1', 'PX', ARGV[1]) end
        return 1
        """;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, DateTimeOffset> ends = new();

    /// <summary>How long the back-off still lasts; null when the provider may be called.</summary>
    public TimeSpan? Left(string provider) =>
        ends.TryGetValue(provider, out var until) && until - clock.GetUtcNow() is var left && left > TimeSpan.Zero ? left : null;

    /// <summary>When the back-off ends; null when the provider may be called.</summary>
    public DateTimeOffset? Until(string provider) => ends.TryGetValue(provider, out var until) && until > clock.GetUtcNow() ? until : null;

    /// <summary>Begins a back-off of at least so long, here and, in the background, in every replica.</summary>
    public async Task BeginAsync(string provider, TimeSpan wait)
    {
        if (Learn(provider, wait))
            await redis.TryAsync("EVAL", provider, database => database.ScriptEvaluateAsync(
                Begin, [Key(provider)], [(long)Math.Ceiling(wait.TotalMilliseconds)], CommandFlags.NoScriptCache));
    }

    /// <summary>Begins it here alone, as another replica learned it; false when that was known.</summary>
    public bool Learn(string provider, TimeSpan wait)
    {
        var until = clock.GetUtcNow() + (wait < Longest ? wait : Longest);
        while (true)
        {
            if (!ends.TryGetValue(provider, out var known))
            {
                if (ends.TryAdd(provider, until)) return true;
            }
            else if (known >= until)
            {
                return false;
            }
            else if (ends.TryUpdate(provider, until, known))
            {
                return true;
            }
        }
    }

    /// <summary>Learns from Redis what other replicas learned.</summary>
    public async Task LearnAsync(IDatabase database, string provider)
    {
        if (await database.KeyTimeToLiveAsync(Key(provider)) is { } left && left > TimeSpan.Zero) Learn(provider, left);
    }

    /// <summary>Where Redis keeps it: beside the provider's quota, so that one script may read both.</summary>
    public static RedisKey Key(string provider) => $"{RedisAddress.Prefix}{{budget/{provider}}}:rest";
}
