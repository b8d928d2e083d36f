using WeatherHub.Api.Abstractions;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Telemetry;

namespace WeatherHub.Api.Quotas;

/// <summary>The vendors' quotas: counted here, and for the fleet where Redis is configured.</summary>
internal static class QuotaServices
{
    /// <summary>Adds them once, whoever asks.</summary>
    public static void AddBudgets(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(ProviderQuotas))) return;
        services.AddChecked<QuotaOptions>(
            QuotaOptions.Section,
            (nameof(QuotaOptions.Reserve), options => OptionsValidation.Within(options.Reserve, 0, 0.9)),
            (nameof(QuotaOptions.HotAsks), options => OptionsValidation.Within(options.HotAsks, 1, 100_000)),
            (nameof(QuotaOptions.Patience), options => OptionsValidation.Within(options.Patience, TimeSpan.Zero, TimeSpan.FromSeconds(5))),
            (nameof(QuotaOptions.Replicas), options => OptionsValidation.Within(options.Replicas, 1, 1000)));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HubMeter>();
        services.AddSingleton<ProviderQuotas>();
        services.AddSingleton<UsageStatistics>();
        services.TryAddSingleton(Ledger);
        services.AddHostedService<QuotaGauges>();
        services.AddHostedService<QuotaSync>();
    }

    private static IQuotaStore Ledger(IServiceProvider services)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        return services.GetService<RedisStore>() is { Exists: true } store
            ? new RedisQuotaStore(FleetCounts.In(store), services.GetRequiredService<IOptions<QuotaOptions>>(), clock)
            : new LocalQuotaStore(clock);
    }
}
