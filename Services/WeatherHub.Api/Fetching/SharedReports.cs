using Microsoft.Extensions.Caching.Distributed;
using Polly;
using Polly.CircuitBreaker;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Telemetry;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching;

/// <summary>
/// Reports that every replica shares. Optional at every moment: a store that is down, hung, slow or read-only costs a lookup its deadline at most,
/// then nothing for a while; and what it returns is believed only when it proves to be what was stored.
/// </summary>
internal sealed class SharedReports(RedisCircuit circuit, Leases leases, VersionGuard newer, HubMeter meter, SharedStore store)
{
    /// <summary>What is stored under a key, when it can be had in time and proves whole.</summary>
    public async Task<Report?> FindAsync(ReportKey key)
    {
        if (!store.Exists) return null;
        using var span = HubTracing.StartShared("GET", key.Provider);
        var (result, report) = await LookAsync(key);
        span?.SetTag("weatherhub.cache.result", result);
        meter.CacheLookup("shared", result);
        return report;
    }

    /// <summary>Stores a report for as long as it can be of use, and gives back the lease it was fetched under; best effort.</summary>
    public async Task StoreAsync(ReportKey key, Report report, TimeSpan life, Lease? lease = null)
    {
        if (lease is not null) meter.CacheStore(await LandAsync(key, report, life, lease));
        else if (store.Exists && life > TimeSpan.Zero) meter.CacheStore(await SetAsync(key, report, life));
    }

    private async Task<string> LandAsync(ReportKey key, Report report, TimeSpan life, Lease lease)
    {
        if (life <= TimeSpan.Zero || newer.Stand(key))
        {
            var result = life <= TimeSpan.Zero ? "expired" : await SetAsync(key, report, life);
            await leases.ReleaseAsync(lease);
            return result;
        }

        var landed = await leases.LandAsync(lease, ReportCodec.Encode(key, report), life);
        return !landed.IsSaid ? "failed" : landed.Value ? "stored" : "refused";
    }

    private async Task<string> SetAsync(ReportKey key, Report report, TimeSpan life)
    {
        using var span = HubTracing.StartShared("SET", key.Provider);
        var entry = ReportCodec.Encode(key, report);
        var kept = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = life };
        var outcome = await circuit.RunAsync(async () =>
        {
            var isBeside = newer.Stand(key);
            await (await store.CacheAsync()).SetAsync(isBeside ? Beside(key) : key.ToString(), entry, kept);
            return isBeside ? "newer" : "stored";
        });
        return outcome.Exception is null ? outcome.Result! : "failed";
    }

    /// <summary>Where replicas of this version share while an entry stands that they cannot read: they ask once for all of them, not each for itself.</summary>
    private static string Beside(ReportKey key) => $"{key}@{ReportCodec.Version}";

    private Task<Outcome<byte[]?>> GetAsync(string name) => circuit.RunAsync(async () => await (await store.CacheAsync()).GetAsync(name));

    private async Task<(string Result, Report? Report)> LookAsync(ReportKey key)
    {
        var look = await GetAsync(key.ToString());
        if (look.Exception is null)
        {
            newer.Note(key, look.Result ?? []);
            if (newer.Stand(key) && await GetAsync(Beside(key)) is var beside && (beside.Exception ?? (object?)beside.Result) is not null) look = beside;
        }

        if (look.Exception is { } exception) return (exception is BrokenCircuitException ? "skipped" : "failed", null);
        if (look.Result is not { } entry) return ("miss", null);
        return ReportCodec.TryDecode(key, entry) is { } report ? ("hit", FreshnessPolicy.Clamp(report)) : ("unreadable", null);
    }
}
