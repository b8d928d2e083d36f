using Microsoft.Extensions.Options;
using WeatherHub.Api.Fetching.Cache;
using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Weather.Collections;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching.Steps;

/// <summary>
/// Fetches again what is requested often shortly before it expires, so that nobody meets it expired. Never before the provider's own expiry
/// has passed: what is shortened is the margin that the hub adds to it.
/// </summary>
internal sealed class RefreshAhead(
    RequestFrequency frequency, FreshnessPolicy freshness, NegativeCache failures, KeyCapacity capacity, IOptions<ReportsOptions> options)
    : IFetchStep
{
    private readonly int hot = options.Value.HotAsks;

    // One try for each report: should it fail, expiry is soon enough for the next.
    private readonly LruCache<ReportKey, DateTimeOffset> tried = new(capacity.Requested, static _ => 1);

    public async Task<FetchResult> FetchAsync(FetchRequest request, Fetch next, CancellationToken cancellationToken)
    {
        if (request.Deadline is null) return await next(request, cancellationToken);
        var count = frequency.Add(request.Key);
        var result = await next(request, cancellationToken);
        if (result is { Use: CacheUse.Hit, Outcome: Reported { Stale: false } hit }) RefreshIfDue(request, hit.Report, count, next);
        return result;
    }

    /// <summary>Counts requests that were answered without this step, and renews the report if it is due.</summary>
    /// <param name="request">What was requested.</param>
    /// <param name="fresh">The report that answered; null when none was fresh.</param>
    /// <param name="times">How often.</param>
    /// <param name="next">The next step.</param>
    public void Requested(FetchRequest request, Report? fresh, int times, Fetch next)
    {
        var count = frequency.Add(request.Key, times);
        if (fresh is not null) RefreshIfDue(request, fresh, count, next);
    }

    private void RefreshIfDue(FetchRequest request, Report fresh, double count, Fetch next)
    {
        if (hot == 0 || count < hot || !freshness.IsDue(request.Key, fresh) || failures.Standing(request.Key) is not null) return;
        lock (tried)
        {
            if (tried.TryGet(request.Key, out var at) && at == fresh.FetchedAt) return;
            tried.Set(request.Key, fresh.FetchedAt);
        }

        _ = next(request with { IsEarly = true, Deadline = null }, CancellationToken.None);
    }
}
