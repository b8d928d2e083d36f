using WeatherHub.Api.Redis;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching.Steps;

/// <summary>Does not call a provider while a back-off lasts, whatever the place.</summary>
internal sealed class Backoff(SharedBackoff backoff, HealthLog health, TimeProvider clock) : IFetchStep
{
    public Task<FetchResult> FetchAsync(FetchRequest request, Fetch next, CancellationToken cancellationToken)
    {
        if (backoff.Left(request.Key.Provider) is not { } left) return next(request, cancellationToken);
        health.Rests(request.Key.Provider, clock.GetUtcNow() + left);
        return Task.FromResult(new FetchResult(request.Fails(FaultKind.RateLimited, retryAfter: left), CacheUse.Hit));
    }
}
