using WeatherHub.Api.Fetching.Cache;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching;

/// <summary>
/// How every report is had, whoever wants it: these steps in this order. From the single flight on a request belongs to nobody: whoever
/// waits may leave, and the report still fills the cache.
/// </summary>
internal sealed class FetchPipeline
{
    private readonly ReportCache cache;
    private readonly FreshnessPolicy freshness;
    private readonly RefreshAhead refreshAhead;
    private readonly ReportPreloader preloader;
    private readonly Fetch fromCache;

    public FetchPipeline(
        RefreshAhead refreshAhead, // frequent requests renew a report before it expires
        ReportCache cache, // a fresh report in this process
        NegativeCache failures, // a failure that still stands
        SingleFlight flights, // an identical request that is under way; a stale report meanwhile
        LeasedCall lease, // one round trip to Redis: an entry, another replica's failure, or the lease; it also learns of a back-off
        Backoff backoff, // the provider wants no call for a while
        QuotaReserve reserve, // what is left of the provider's quota is for requests that matter more
        ProviderCall call, // the provider: its resilience pipeline takes a permit of its quota for each HTTP request
        FreshnessPolicy freshness,
        ReportPreloader preloader)
    {
        (this.cache, this.freshness, this.refreshAhead, this.preloader) = (cache, freshness, refreshAhead, preloader);
        fromCache = Chain(call.FetchAsync, reserve, backoff, lease, flights, failures, cache);
        FetchAsync = Chain(fromCache, refreshAhead);
    }

    /// <summary>Gets a report.</summary>
    public Fetch FetchAsync { get; }

    /// <summary>The fresh report of this process, without any step beyond; null when there is none.</summary>
    public Report? Fresh(FetchRequest request) => cache.Find(request.Key) is { } report && freshness.IsFresh(report) ? report : null;

    /// <summary>
    /// Notes that a report was requested so many times and had without this pipeline; one that is not in this process, because another
    /// replica made the response, is taken into memory.
    /// </summary>
    public void Requested(FetchRequest request, Report? fresh, int times)
    {
        refreshAhead.Requested(request, fresh, times, fromCache);
        if (fresh is null) preloader.Add(request.Key);
    }

    private static Fetch Chain(Fetch last, params ReadOnlySpan<IFetchStep> outwards)
    {
        foreach (var step in outwards)
        {
            var next = last;
            last = (request, cancellationToken) => step.FetchAsync(request, next, cancellationToken);
        }

        return last;
    }
}
