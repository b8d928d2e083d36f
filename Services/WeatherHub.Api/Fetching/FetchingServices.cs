using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WeatherHub.Api.Abstractions;
using WeatherHub.Api.Fetching.Cache;
using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Resilience;
using WeatherHub.Weather.Consensus;

namespace WeatherHub.Api.Fetching;

/// <summary>Fetching reports: the pipeline, its steps, and the service in front of it.</summary>
internal static class FetchingServices
{
    public static void AddFetching(this IServiceCollection services)
    {
        services.AddSingleton<ConsensusMeter>();
        services.AddChecked<ReportsOptions>(ReportsOptions.Section);
        services.AddChecked<FanOutOptions>(FanOutOptions.Section);
        services.TryAddSingleton(Shared);
        services.AddHostedService<CacheWarmer>();
        services.AddSingleton<ReportPreloader>();
        services.AddHostedService(provider => provider.GetRequiredService<ReportPreloader>());
        services.AddSingleton<IForecastService, ForecastService>();
        services.TryAddSingleton<Merging>(_ => ForecastMerge.Merge);
        services.AddSingleton<PlaceElevation>();
        services.AddSingleton<FetchPlan>();
        services.AddSingleton<FanOut>();
        services.AddSingleton<ResponseTimes>();
        services.AddSingleton<FreshnessPolicy>();
        services.AddSingleton<KeyCapacity>();
        services.AddSingleton<RequestFrequency>();
        services.AddSingleton<FirstCallDeadlines>();
        services.AddSingleton<SharedReports>();
        services.AddSingleton<HealthLog>();

        services.AddSingleton<FetchPipeline>();
        services.AddSingleton<RefreshAhead>();
        services.AddSingleton<ReportCache>();
        services.AddSingleton<NegativeCache>();
        services.AddSingleton<SingleFlight>();
        services.AddSingleton<LeasedCall>();
        services.AddSingleton<Backoff>();
        services.AddSingleton<QuotaReserve>();
        services.AddSingleton<ProviderCall>();
    }

    private static SharedFetchOptions Shared(IServiceProvider services)
    {
        var reports = services.GetRequiredService<IOptions<ReportsOptions>>().Value;
        var fanOut = services.GetRequiredService<IOptions<FanOutOptions>>().Value;
        var leases = services.GetRequiredService<IOptions<LeaseOptions>>().Value;
        return new SharedFetchOptions(
            reports.SharedDeadline, reports.SharedBreak, leases.LeaseLife, leases.Poll,
            fanOut.FetchTimeout, fanOut.FailureHold, fanOut.RateLimitHold);
    }
}
