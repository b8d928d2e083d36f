using Microsoft.Extensions.Options;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Telemetry;
using WeatherHub.Weather.Collections;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching;

/// <summary>What vendors said, cell by cell: in this process, and shared with the other replicas where Redis is configured.</summary>
internal sealed class ReportCache(IOptions<ReportsOptions> options, FreshnessPolicy life, SharedReports shared, HubMeter meter)
{
    private readonly LruCache<ReportKey, Report> memory = new(options.Value.MemoryLimit, KindDescriptor.SizeOf);

    /// <summary>What this process holds and may still serve.</summary>
    public Report? Find(ReportKey key)
    {
        if (!memory.TryGet(key, out var report))
        {
            meter.CacheLookup("memory", "miss");
            return null;
        }

        if (life.IsServable(report))
        {
            meter.CacheLookup("memory", life.IsFresh(report) ? "hit" : "stale");
            return report;
        }

        memory.Remove(key);
        meter.CacheLookup("memory", "miss");
        return null;
    }

    /// <summary>The newest servable report that anyone holds: <paramref name="known"/>, or what another replica stored.</summary>
    /// <param name="key">What it answers.</param>
    /// <param name="known">What is known already.</param>
    /// <param name="isEarly">Whether also a fresh one is to be replaced, when it is due.</param>
    public async Task<Report?> RecallAsync(ReportKey key, Report? known, bool isEarly = false)
    {
        if (known is not null && life.Settles(key, known, isEarly)) return known;
        if (await shared.FindAsync(key) is not { } stored || !life.IsServable(stored) || stored.FetchedAt <= known?.FetchedAt) return known;
        memory.Set(key, stored);
        return stored;
    }

    /// <summary>The newest report that anyone holds, servable or not, for who does not serve it: nothing is taken into memory for it.</summary>
    public async Task<Report?> LookAsync(ReportKey key)
    {
        memory.TryGet(key, out var known);
        if (known is not null && life.IsFresh(known)) return known;
        return await shared.FindAsync(key) is { } stored && !(stored.FetchedAt <= known?.FetchedAt) ? stored : known;
    }

    /// <summary>Keeps a report here at once and for the others in the background.</summary>
    /// <param name="key">What it answers.</param>
    /// <param name="report">The report.</param>
    /// <param name="lease">The lease it was fetched under, which ends with it; null when there was none to be had.</param>
    public Report Keep(ReportKey key, Report report, Lease? lease = null)
    {
        var settled = FreshnessPolicy.Settle(key, report with { Payload = KindDescriptor.Of(key.Kind).Codec.Rounded(report.Payload) });
        memory.Set(key, settled);
        _ = shared.StoreAsync(key, settled, life.Remaining(settled), lease);
        return settled;
    }
}
