using Microsoft.Extensions.Caching.Distributed;
using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Telemetry;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching.Cache;

/// <summary>
/// Reports that every replica shares. Optional at every moment: a Redis that is down, hung, slow or read-only costs a lookup its deadline
/// at most, then nothing for a while; and what it returns is believed only when it proves to be what was stored.
/// </summary>
internal sealed class SharedReports(RedisStore redis, Leases leases, VersionGuard newer, HubMeter meter)
{
    /// <summary>What is stored under a key, when it can be had in time and proves whole.</summary>
    public async Task<Report?> FindAsync(ReportKey key)
    {
        if (!redis.Exists) return null;
        var entry = await GetAsync(key, key.ToString());
        if (entry.IsSaid) return await ReadAsync(key, entry.Value);
        meter.CacheLookup("shared", entry.IsSkipped ? "skipped" : "failed");
        return null;
    }

    /// <summary>The report of an entry that stood under a key; of the one beside it while a newer version's entry stands there.</summary>
    /// <param name="key">The key.</param>
    /// <param name="entry">What stood there; null for nothing.</param>
    public async Task<Report?> ReadAsync(ReportKey key, byte[]? entry)
    {
        newer.Note(key, entry ?? []);
        if (newer.Stand(key) && await GetAsync(key, Beside(key)) is { IsSaid: true, Value: { } beside }) entry = beside;
        var report = entry is null ? null : ReportCodec.TryDecode(key, entry);
        meter.CacheLookup("shared", entry is null ? "miss" : report is null ? "unreadable" : "hit");
        return report is null ? null : FreshnessPolicy.Clamp(report);
    }

    /// <summary>Stores a report for as long as it can be of use, and gives back the lease it was fetched under; best effort.</summary>
    public async Task StoreAsync(ReportKey key, Report report, TimeSpan life, Lease? lease = null)
    {
        if (lease is not null) meter.CacheStore(await StoreAsync(key, report, life, lease, isBeside: newer.Stand(key)));
        else if (redis.Exists && life > TimeSpan.Zero) meter.CacheStore(await SetAsync(key, report, life));
    }

    private async Task<string> StoreAsync(ReportKey key, Report report, TimeSpan life, Lease lease, bool isBeside)
    {
        if (life <= TimeSpan.Zero || isBeside)
        {
            var result = life <= TimeSpan.Zero ? "expired" : await SetAsync(key, report, life);
            await leases.ReleaseAsync(lease);
            return result;
        }

        var stored = await leases.StoreAsync(lease, ReportCodec.Encode(key, report), life, report.ExpiresAt);
        return !stored.IsSaid ? "failed" : stored.Value ? "stored" : "refused";
    }

    private async Task<string> SetAsync(ReportKey key, Report report, TimeSpan life)
    {
        var isBeside = newer.Stand(key);
        var name = isBeside ? Beside(key) : key.ToString();
        var entry = ReportCodec.Encode(key, report);
        var stored = await redis.TryCacheAsync("HSET", key.Provider, async cache =>
        {
            await cache.SetAsync(name, entry, new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = life });
            return true;
        });
        if (stored.IsSaid)
            await redis.TryAsync("HSET", key.Provider, database => database.HashSetAsync(
                new LeaseKeys(name).Entry, LeaseKeys.Fresh, report.ExpiresAt.ToUnixTimeMilliseconds()));
        return !stored.IsSaid ? "failed" : isBeside ? "newer" : "stored";
    }

    private Task<RedisReply<byte[]?>> GetAsync(ReportKey key, string name) =>
        redis.TryCacheAsync("HMGET", key.Provider, cache => cache.GetAsync(name));

    /// <summary>
    /// Where replicas of this version share while an entry stands that they cannot read: they call once for all of them, not each for
    /// itself.
    /// </summary>
    private static string Beside(ReportKey key) => $"{key}@{ReportCodec.Version}";
}
