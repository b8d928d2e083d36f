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
internal sealed class SharedReports(RedisStore redis, Leases leases, HubMeter meter)
{
    /// <summary>What is stored under a key, when it can be had in time and proves whole.</summary>
    public async Task<Report?> FindAsync(ReportKey key)
    {
        if (!redis.Exists) return null;
        var entry = await redis.TryCacheAsync("HMGET", key.Provider, cache => cache.GetAsync(key.ToString()));
        if (entry.IsSaid) return Read(key, entry.Value);
        meter.CacheLookup("shared", entry.IsSkipped ? "skipped" : "failed");
        return null;
    }

    /// <summary>The report of an entry; null for nothing and for what this version cannot read.</summary>
    /// <param name="key">The key it stood under.</param>
    /// <param name="entry">The entry; null for nothing.</param>
    public Report? Read(ReportKey key, byte[]? entry)
    {
        var report = entry is null ? null : ReportCodec.TryDecode(key, entry);
        meter.CacheLookup("shared", entry is null ? "miss" : report is null ? "unreadable" : "hit");
        return report is null ? null : FreshnessPolicy.Clamp(report);
    }

    /// <summary>Stores a report for as long as it can be of use, and gives back the lease it was fetched under; best effort.</summary>
    public async Task StoreAsync(ReportKey key, Report report, TimeSpan life, Lease? lease = null)
    {
        if (lease is not null) meter.CacheStore(await StoreUnderAsync(lease, key, report, life));
        else if (redis.Exists && life > TimeSpan.Zero) meter.CacheStore(await SetAsync(key, report, life));
    }

    private async Task<string> StoreUnderAsync(Lease lease, ReportKey key, Report report, TimeSpan life)
    {
        if (life <= TimeSpan.Zero)
        {
            await leases.ReleaseAsync(lease);
            return "expired";
        }

        var stored = await leases.StoreAsync(lease, ReportCodec.Encode(key, report), life, report.ExpiresAt);
        return !stored.IsSaid ? "failed" : stored.Value ? "stored" : "refused";
    }

    private async Task<string> SetAsync(ReportKey key, Report report, TimeSpan life)
    {
        var entry = ReportCodec.Encode(key, report);
        var stored = await redis.TryCacheAsync("HSET", key.Provider, async cache =>
        {
            await cache.SetAsync(
                key.ToString(), entry, new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = life });
            return true;
        });
        if (stored.IsSaid)
            await redis.TryAsync("HSET", key.Provider, database => database.HashSetAsync(
                new LeaseKeys(key.ToString()).Entry, LeaseKeys.Fresh, report.ExpiresAt.ToUnixTimeMilliseconds()));
        return stored.IsSaid ? "stored" : "failed";
    }
}
