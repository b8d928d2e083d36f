using System.Buffers;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Microsoft.Extensions.Caching.StackExchangeRedis;

/// <summary>A cache in Redis. Errors of the server and of the connection are the caller's to handle.</summary>
public class RedisCache(IOptions<RedisCacheOptions> optionsAccessor) : IBufferDistributedCache, IDisposable
{
    private readonly RedisConnection connection = new(optionsAccessor.Value);
    private readonly string prefix = optionsAccessor.Value.InstanceName ?? "";

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public byte[]? Get(string key)
    {
        var fields = Read(key, CacheEntry.All);
        return fields[2];
    }

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        var fields = await ReadAsync(key, CacheEntry.All, token);
        return fields[2];
    }

    public void Refresh(string key) => Read(key, CacheEntry.Times);

    public Task RefreshAsync(string key, CancellationToken token = default) => ReadAsync(key, CacheEntry.Times, token);

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        var (fields, life) = Entry(key, value, options);
        var database = connection.Database();
        database.HashSet(prefix + key, fields);
        if (life is not null)
            database.KeyExpire(prefix + key, life);
    }

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(value);
        token.ThrowIfCancellationRequested();
        var database = await connection.DatabaseAsync(token);
        var (fields, life) = Entry(key, value, options);
        var written = database.HashSetAsync(prefix + key, fields);
        await (life is null ? written : Task.WhenAll(written, database.KeyExpireAsync(prefix + key, life))).WaitAsync(token);
    }

    public void Remove(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        connection.Database().KeyDelete(prefix + key);
    }

    public async Task RemoveAsync(string key, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        token.ThrowIfCancellationRequested();
        var database = await connection.DatabaseAsync(token);
        await database.KeyDeleteAsync(prefix + key).WaitAsync(token);
    }

    bool IBufferDistributedCache.TryGet(string key, IBufferWriter<byte> destination) => Copy(Get(key), destination);

    async ValueTask<bool> IBufferDistributedCache.TryGetAsync(string key, IBufferWriter<byte> destination, CancellationToken token) =>
        Copy(await GetAsync(key, token), destination);

    void IBufferDistributedCache.Set(string key, ReadOnlySequence<byte> value, DistributedCacheEntryOptions options) =>
        Set(key, value.ToArray(), options);

    ValueTask IBufferDistributedCache.SetAsync(string key, ReadOnlySequence<byte> value, DistributedCacheEntryOptions options, CancellationToken token) =>
        new(SetAsync(key, value.ToArray(), options, token));

    public void Dispose()
    {
        connection.Dispose();
        GC.SuppressFinalize(this);
    }

    private static bool Copy(byte[]? data, IBufferWriter<byte> destination)
    {
        if (data is null)
            return false;
        destination.Write(data);
        return true;
    }

    private static (HashEntry[] Fields, TimeSpan? Life) Entry(string key, byte[] value, DistributedCacheEntryOptions options)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(options);
        var now = Now;
        var absolute = CacheEntry.AbsoluteExpiration(options, now);
        return (CacheEntry.Fields(value, absolute, options.SlidingExpiration), CacheEntry.Life(absolute, options.SlidingExpiration, now));
    }

    private RedisValue[] Read(string key, RedisValue[] names)
    {
        ArgumentNullException.ThrowIfNull(key);
        var database = connection.Database();
        var fields = database.HashGet(prefix + key, names);
        if (CacheEntry.Prolonged(fields, Now) is { } life)
            database.KeyExpire(prefix + key, life);
        return fields;
    }

    private async Task<RedisValue[]> ReadAsync(string key, RedisValue[] names, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(key);
        token.ThrowIfCancellationRequested();
        var database = await connection.DatabaseAsync(token);
        var fields = await database.HashGetAsync(prefix + key, names).WaitAsync(token);
        if (CacheEntry.Prolonged(fields, Now) is { } life)
            await database.KeyExpireAsync(prefix + key, life).WaitAsync(token);
        return fields;
    }
}
