using WeatherHub.Api.Abstractions;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WeatherHub.Api.Redis;

namespace WeatherHub.Api.Quotas;

/// <summary>The vendors' quotas: counted here, and for the fleet where Redis is configured.</summary>
internal static class QuotaServices
{
    public static void AddQuotas(this IServiceCollection services)
    {
        services.AddChecked<QuotaOptions>(
            QuotaOptions.Section,
            (nameof(QuotaOptions.Reserve), options => OptionsValidation.Within(options.Reserve, 0, 0.9)),
            (nameof(QuotaOptions.HotAsks), options => OptionsValidation.Within(options.HotAsks, 1, 100_000)),
            (nameof(QuotaOptions.Patience), options => OptionsValidation.Within(options.Patience, TimeSpan.Zero, TimeSpan.FromSeconds(5))),
            (nameof(QuotaOptions.Replicas), options => OptionsValidation.Within(options.Replicas, 1, 1000)));
        services.AddSingleton<ProviderQuotas>();
        services.AddSingleton<UsageStatistics>();
        services.TryAddSingleton(Store);
        services.AddHostedService<QuotaGauges>();
        services.AddHostedService<QuotaSync>();
    }

    private static IQuotaStore Store(IServiceProvider services)
    {
        var backoff = services.GetRequiredService<SharedBackoff>();
        return services.GetRequiredService<RedisStore>() is { Exists: true } store
            ? new RedisQuotaStore(FleetCounts.In(store), backoff,
                services.GetRequiredService<IOptions<QuotaOptions>>(), services.GetRequiredService<TimeProvider>())
            : new LocalQuotaStore(backoff);
    }
}
