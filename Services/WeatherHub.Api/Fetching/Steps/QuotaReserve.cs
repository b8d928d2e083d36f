using Microsoft.Extensions.Options;
using WeatherHub.Api.Fetching.Cache;
using WeatherHub.Api.Quotas;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching.Steps;

/// <summary>
/// Leaves what is kept in reserve of a provider's long windows to reports that are requested often and to places of which nothing can be
/// served. That a window is never exceeded is seen to where each HTTP request takes its permit.
/// </summary>
internal sealed class QuotaReserve(ProviderQuotas quotas, RequestFrequency frequency, IOptions<QuotaOptions> options) : IFetchStep
{
    private readonly int hot = options.Value.HotAsks;

    public Task<FetchResult> FetchAsync(FetchRequest request, Fetch next, CancellationToken cancellationToken)
    {
        var mayUseReserve = request.Known is null || (!request.IsEarly && frequency.Of(request.Key) >= hot);
        return !mayUseReserve && quotas.WaitOutsideReserve(request.Key.Provider) is { } wait
            ? Task.FromResult(new FetchResult(request.Fails(FaultKind.BudgetExhausted, retryAfter: wait), CacheUse.Hit))
            : next(request, cancellationToken);
    }
}
