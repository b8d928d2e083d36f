using WeatherHub.Api.Abstractions;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WeatherHub.Api.Redis;

namespace WeatherHub.Api.Fetching;

/// <summary>The report cache: memory always, Redis when <c>ConnectionStrings:Redis</c> is set.</summary>
internal static class CachingServices
{
    public static void AddReportCache(this IServiceCollection services)
    {
        services.AddChecked<ReportsOptions>(
            ReportsOptions.Section,
            (nameof(ReportsOptions.MemoryLimit), options => OptionsValidation.Within(options.MemoryLimit, 1L << 20, 4L << 30)),
            (nameof(ReportsOptions.ForecastStale), options => OptionsValidation.Within(options.ForecastStale, TimeSpan.Zero, TimeSpan.FromHours(72))),
            (nameof(ReportsOptions.CurrentStale), options => OptionsValidation.Within(options.CurrentStale, TimeSpan.Zero, TimeSpan.FromHours(24))),
            (nameof(ReportsOptions.RefreshGrace), options => OptionsValidation.Within(options.RefreshGrace, TimeSpan.Zero, TimeSpan.FromSeconds(1))),
            (nameof(ReportsOptions.HotAsks), options => OptionsValidation.Within(options.HotAsks, 0, 1_000_000)),
            (nameof(ReportsOptions.SharedDeadline), options => OptionsValidation.Within(options.SharedDeadline, TimeSpan.FromMilliseconds(5), TimeSpan.FromSeconds(1))),
            (nameof(ReportsOptions.SharedBreak), options => OptionsValidation.Within(options.SharedBreak, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(60))));
        services.AddSingleton<FreshnessPolicy>();
        services.AddSingleton<RequestFrequency>();
        services.AddSingleton<VersionGuard>();
        services.AddSingleton<SharedReports>();
        services.AddSingleton<ReportCache>();
        services.TryAddSingleton(provider => provider.GetService<RedisConnection>() is { } link
            ? new SharedStore(link.CacheAsync)
            : new SharedStore(provider.GetService<IDistributedCache>()));
    }

    /// <summary>Redis, where it is configured; nothing is connected before the host starts.</summary>
    public static void AddSharedStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddRedis(configuration);
        services.AddSingleton<IWarmupTask, RedisWarmup>();
        services.AddHostedService<CacheWarmer>();
    }
}
