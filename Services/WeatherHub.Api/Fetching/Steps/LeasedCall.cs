using WeatherHub.Api.Fetching.Cache;
using WeatherHub.Api.Redis;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching.Steps;

/// <summary>
/// One call for the fleet: of all replicas that want a report one calls the provider, and what comes of it, good or bad, is everybody's.
/// One round trip to Redis tells whether there is an entry, another replica's failure, a back-off, or the lease to call.
/// </summary>
internal sealed class LeasedCall(
    DistributedSingleFlight fleet, Leases leases, SharedBackoff backoff, SharedReports shared,
    ReportCache cache, FreshnessPolicy freshness, NegativeCache failures)
    : IFetchStep
{
    public Task<FetchResult> FetchAsync(FetchRequest request, Fetch next, CancellationToken cancellationToken)
    {
        var known = request.Known;
        return fleet.RunAsync(new LeasedFetch<FetchResult>
        {
            Name = request.Key.ToString(),
            Provider = request.Key.Provider,
            AcceptsFresh = !request.IsEarly,
            IsProbe = true,
            Read = Read,
            Call = lease => CallAsync(request with { Known = known, Lease = lease }, next, cancellationToken),
            Fail = fault => Fail(request, fault),
        });

        FetchResult? Read(byte[]? entry)
        {
            known = cache.Newer(request.Key, known, shared.Read(request.Key, entry));
            return known is not null && freshness.Settles(request.Key, known, request.IsEarly)
                ? new FetchResult(new Reported(known, Stale: false), CacheUse.Hit)
                : null;
        }
    }

    private async Task<FetchResult> CallAsync(FetchRequest request, Fetch next, CancellationToken cancellationToken)
    {
        var lease = request.Lease;
        var result = await leases.WhileHoldingAsync(lease, () => next(request, cancellationToken));
        if (result.Outcome is Reported reported)
            return result with { Outcome = new Reported(cache.Keep(request.Key, reported.Report, lease), Stale: false) };
        var failure = (Failed)result.Outcome;
        var isNews = failure.Kind == FaultKind.RateLimited && !(failure.RetryAfter <= backoff.Left(failure.Provider));
        _ = isNews ? BackOffAsync(lease, failure with { RetryAfter = failures.RestAfter(failure) }) : TellAsync(lease, failure);
        return result;
    }

    // First the back-off, then the lease's end: who comes between them finds one or the other.
    private async Task BackOffAsync(Lease? lease, Failed failure)
    {
        await backoff.BeginAsync(failure.Provider, failure.RetryAfter!.Value);
        await TellAsync(lease, failure);
    }

    // What is only this replica's trouble is not told as the provider's.
    private Task TellAsync(Lease? lease, Failed failure) =>
        lease is null ? Task.CompletedTask
        : failure.Kind is FaultKind.CircuitOpen or FaultKind.BudgetExhausted ? leases.ReleaseAsync(lease)
        : leases.ReleaseAsync(lease, new SharedFault(failure.Kind, failure.RetryAfter, failures.HoldAfter(failure)));

    private FetchResult Fail(FetchRequest request, SharedFault fault)
    {
        var failure = request.Fails(fault.Kind, retryAfter: fault.RetryAfter);
        if (failure.Kind == FaultKind.RateLimited) backoff.Learn(failure.Provider, failures.RestAfter(failure));
        failures.Remember(request.Key, failure, fault.Left);
        return new FetchResult(failure, CacheUse.Hit);
    }
}
