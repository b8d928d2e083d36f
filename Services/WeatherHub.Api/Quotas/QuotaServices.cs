using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WeatherHub.Api.Abstractions;
using WeatherHub.Api.Redis;

namespace WeatherHub.Api.Quotas;

/// <summary>The vendors' quotas: counted here, and for the fleet where Redis is configured.</summary>
internal static class QuotaServices
{
    public static void AddQuotas(this IServiceCollection services)
    {
        services.AddChecked<QuotaOptions>(QuotaOptions.Section);
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
