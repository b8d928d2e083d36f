using Microsoft.Extensions.Options;
using StackExchange.Redis;
using WeatherHub.Api.Redis;
using WeatherHub.Verification;
using WeatherHub.Verification.Learning;
using WeatherHub.Verification.Storage;

namespace WeatherHub.Api.Verification;

/// <summary>Scores in the fleet's Redis: the leader writes, every replica reads.</summary>
internal sealed class RedisEntryStore(RedisStore store) : IEntryStore
{
    internal const string Prefix = RedisAddress.Prefix + "learning/";

    public bool IsPersistent => true;

    public async Task<EntryLookup> ReadAsync(string name)
    {
        var reply = await store.TryAsync("GET", "", async redis =>
        {
            try
            {
                return (byte[]?)await redis.StringGetAsync(Prefix + name);
            }
            catch (RedisServerException refusal) when (refusal.Message.StartsWith("WRONGTYPE", StringComparison.Ordinal))
            {
                // Not ours: as good as no entry, and overwritten.
                return null;
            }
        });
        return new EntryLookup(reply.IsSaid, reply.Value);
    }

    public async Task<bool> WriteAsync(string name, byte[] entry, TimeSpan kept) =>
        await store.TryAsync("SET", "", redis => redis.StringSetAsync(Prefix + name, entry, kept)) is { IsSaid: true, Value: true };

    public Task SaveAsync() => Task.CompletedTask;
}

/// <summary>
/// Leader election by a lease in Redis. The leader renews it each cycle; one that falls silent is succeeded after two and a half cycles,
/// one that resigns at once. Where Redis is not available nobody leads: what was learned could not be published.
/// </summary>
internal sealed class RedisLeaderElection(RedisStore store, IOptions<LearningOptions> options) : ILeaderElection
{
    internal const string Key = RedisEntryStore.Prefix + "turn";

    private const double Cycles = 2.5;

    private const string Acquire =
        """
        local holder = redis.pcall('GET', KEYS[1])
        if type(holder) == 'string' and holder ~= ARGV[1] then return 0 end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        return 1
        """;

    private const string Release =
        """
        if redis.pcall('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
        return 1
        """;

    private readonly string replica = Guid.NewGuid().ToString("N");
    private readonly long life = (long)(options.Value.Every * Cycles).TotalMilliseconds;

    public async Task<bool> AcquireAsync()
    {
        var reply = await store.TryAsync(
            "EVAL", "", redis => redis.ScriptEvaluateAsync(Acquire, [Key], [replica, life], CommandFlags.NoScriptCache));
        return reply.IsSaid && (long)reply.Value == 1;
    }

    public Task ResignAsync() =>
        store.TryAsync("EVAL", "", redis => redis.ScriptEvaluateAsync(Release, [Key], [replica], CommandFlags.NoScriptCache));
}
