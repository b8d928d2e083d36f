using Microsoft.Extensions.Options;
using WeatherHub.Api.Fetching.Cache;
using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Telemetry;
using WeatherHub.Weather.Collections;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching.Steps;

/// <summary>The reports of this process, cell by cell; what is kept here is stored for the other replicas too.</summary>
internal sealed class ReportCache(
    IOptions<ReportsOptions> options, FreshnessPolicy freshness, SharedReports shared, TimeProvider clock, HubMeter meter) : IFetchStep
{
    private readonly LruCache<ReportKey, Report> memory = new(options.Value.MemoryLimit, KindDescriptor.SizeOf);

    public Task<FetchResult> FetchAsync(FetchRequest request, Fetch next, CancellationToken cancellationToken)
    {
        var known = Find(request.Key);
        return known is not null && freshness.Settles(request.Key, known, request.IsEarly)
            ? Task.FromResult(new FetchResult(request.Judge(known, clock.GetUtcNow()), CacheUse.Hit))
            : next(request with { Known = known }, cancellationToken);
    }

    /// <summary>What this process holds and may still serve; a lookup that metrics count.</summary>
    public Report? Find(ReportKey key)
    {
        var report = Peek(key);
        meter.CacheLookup("memory", report is null ? "miss" : freshness.IsFresh(report) ? "hit" : "stale");
        return report;
    }

    /// <summary>What this process holds and may still serve.</summary>
    public Report? Peek(ReportKey key)
    {
        if (!memory.TryGet(key, out var report)) return null;
        if (freshness.IsServable(report)) return report;
        memory.Remove(key);
        return null;
    }

    /// <summary>The newer report of the two; another replica's is taken into memory if it is that.</summary>
    /// <param name="key">What it answers.</param>
    /// <param name="known">What is known here.</param>
    /// <param name="stored">What another replica stored.</param>
    public Report? Newer(ReportKey key, Report? known, Report? stored)
    {
        if (stored is null || !freshness.IsServable(stored) || stored.FetchedAt <= known?.FetchedAt) return known;
        memory.Set(key, stored);
        return stored;
    }

    /// <summary>
    /// The newest report that anyone holds, servable or not, for who does not serve it: nothing is taken into memory for it.
    /// </summary>
    public async Task<Report?> LookAsync(ReportKey key)
    {
        memory.TryGet(key, out var known);
        if (known is not null && freshness.IsFresh(known)) return known;
        return await shared.FindAsync(key) is { } stored && !(stored.FetchedAt <= known?.FetchedAt) ? stored : known;
    }

    /// <summary>Takes another replica's report into memory, if there is a newer one.</summary>
    public async Task PreloadAsync(ReportKey key) => Newer(key, Peek(key), await shared.FindAsync(key));

    /// <summary>Keeps a report here at once and for the others in the background.</summary>
    /// <param name="key">What it answers.</param>
    /// <param name="report">The report; its numbers are rounded in place to those that are kept.</param>
    /// <param name="lease">The lease it was fetched under, which ends with it; null when there was none to be had.</param>
    public Report Keep(ReportKey key, Report report, Lease? lease = null)
    {
        KindDescriptor.Of(key.Kind).Codec.Round(report.Payload);
        var settled = FreshnessPolicy.Settle(key, report);
        memory.Set(key, settled);
        _ = shared.StoreAsync(key, settled, freshness.Remaining(settled), lease);
        return settled;
    }
}
