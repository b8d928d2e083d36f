using StackExchange.Redis;
using WeatherHub.Api.Redis;

namespace WeatherHub.Api.Learning;

/// <summary>What is learned, in the fleet's Redis: whoever learns writes, everybody reads.</summary>
internal sealed class RedisEntryStore(RedisStore store) : IEntryStore
{
    internal const string Prefix = RedisAddress.Prefix + "learning/";

    public bool Outlives => true;

    public Task<RedisReply<byte[]?>> ReadAsync(string name) => store.TryAsync("GET", "", async redis =>
    {
        try
        {
            return (byte[]?)await redis.StringGetAsync(Prefix + name);
        }
        catch (RedisServerException refusal) when (refusal.Message.StartsWith("WRONGTYPE", StringComparison.Ordinal))
        {
            // Somebody else's: as good as nothing, and written over.
            return null;
        }
    });

    public async Task<bool> WriteAsync(string name, byte[] entry, TimeSpan kept) =>
        (await store.TryAsync("SET", "", redis => redis.StringSetAsync(Prefix + name, entry, kept))) is { IsSaid: true, Value: true };

    public Task SaveAsync() => Task.CompletedTask;
}
