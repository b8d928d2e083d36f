using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WeatherHub.Api.Abstractions;
using WeatherHub.Api.Redis;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Fetching;

/// <summary>Fetching reports: the pipeline, its steps, and the service in front of it.</summary>
internal static class FetchingServices
{
    public static void AddFetching(this IServiceCollection services)
    {
        services.AddSingleton<ConsensusMeter>();
        services.AddOptionsOfReports();
        services.AddOptionsOfFanOut();
        services.TryAddSingleton(Shared);
        services.AddSingleton<IWarmupTask, RedisWarmup>();
        services.AddHostedService<CacheWarmer>();
        services.AddSingleton<IForecastService, ForecastService>();
        services.TryAddSingleton<Merging>(_ => ForecastMerge.Merge);
        services.AddSingleton<PlaceElevation>();
        services.AddSingleton<FetchPlan>();
        services.AddSingleton<FanOut>();
        services.AddSingleton<ResponseTimes>();
        services.AddSingleton<FreshnessPolicy>();
        services.AddSingleton(static provider => new RequestFrequency(
            provider.GetServices<IWeatherProvider>().KeysOf(RequestFrequency.Places), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<FirstCallDeadlines>();
        services.AddSingleton<VersionGuard>();
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

    private static void AddOptionsOfReports(this IServiceCollection services) =>
        services.AddChecked<ReportsOptions>(
            ReportsOptions.Section,
            (nameof(ReportsOptions.MemoryLimit), options => OptionsValidation.Within(options.MemoryLimit, 1L << 20, 4L << 30)),
            (nameof(ReportsOptions.ForecastStale),
                options => OptionsValidation.Within(options.ForecastStale, TimeSpan.Zero, TimeSpan.FromHours(72))),
            (nameof(ReportsOptions.CurrentStale),
                options => OptionsValidation.Within(options.CurrentStale, TimeSpan.Zero, TimeSpan.FromHours(24))),
            (nameof(ReportsOptions.AlertsStale),
                options => OptionsValidation.Within(options.AlertsStale, TimeSpan.Zero, TimeSpan.FromHours(24))),
            (nameof(ReportsOptions.RefreshGrace),
                options => OptionsValidation.Within(options.RefreshGrace, TimeSpan.Zero, TimeSpan.FromSeconds(1))),
            (nameof(ReportsOptions.HotAsks), options => OptionsValidation.Within(options.HotAsks, 0, 1_000_000)),
            (nameof(ReportsOptions.SharedDeadline),
                options => OptionsValidation.Within(options.SharedDeadline, TimeSpan.FromMilliseconds(5), TimeSpan.FromSeconds(1))),
            (nameof(ReportsOptions.SharedBreak),
                options => OptionsValidation.Within(options.SharedBreak, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(60))));

    private static void AddOptionsOfFanOut(this IServiceCollection services) => services.AddChecked<FanOutOptions>(
        FanOutOptions.Section,
        (nameof(FanOutOptions.Deadline),
            options => OptionsValidation.Within(options.Deadline, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(10))),
        (nameof(FanOutOptions.FirstDeadline),
            options => OptionsValidation.Within(options.FirstDeadline, TimeSpan.Zero, TimeSpan.FromSeconds(30))),
        (nameof(FanOutOptions.SufficientLineages), options => OptionsValidation.Within(options.SufficientLineages, 0, 16)),
        (nameof(FanOutOptions.FetchTimeout),
            options => OptionsValidation.Within(options.FetchTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60))),
        (nameof(FanOutOptions.FailureHold),
            options => OptionsValidation.Within(options.FailureHold, TimeSpan.Zero, TimeSpan.FromSeconds(60))),
        (nameof(FanOutOptions.NotCoveredHold),
            options => OptionsValidation.Within(options.NotCoveredHold, TimeSpan.FromMinutes(1), TimeSpan.FromDays(7))),
        (nameof(FanOutOptions.RateLimitHold),
            options => OptionsValidation.Within(options.RateLimitHold, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1))));
}
