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
/// Leader election by a lease. The leader renews it each cycle; one that falls silent is succeeded after two and a half cycles, one that
/// resigns at once. Where Redis is not available nobody leads: what was learned could not be published.
/// </summary>
internal sealed class RedisLeaderElection(Leases leases, IOptions<LearningOptions> options) : ILeaderElection
{
    /// <summary>What the leader has the lease of.</summary>
    internal const string Name = "learning/leader";

    private const double Cycles = 2.5;

    public Task<bool> AcquireAsync() => leases.TryHoldAsync(Name, options.Value.Every * Cycles);

    public Task ResignAsync() => leases.EndHoldAsync(Name);
}
