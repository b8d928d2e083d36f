using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WeatherHub.Api.Fleet;
using WeatherHub.Api.Hosting;
using WeatherHub.Api.Telemetry;

namespace WeatherHub.Api.Budgets;

/// <summary>The vendors' budgets: counted here, and for the fleet where Redis is configured.</summary>
internal static class BudgetServices
{
    /// <summary>Adds them once, whoever asks.</summary>
    public static void AddBudgets(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(VendorBudgets))) return;
        services.AddChecked<BudgetOptions>(
            BudgetOptions.Section,
            (nameof(BudgetOptions.Reserve), options => Bounds.Within(options.Reserve, 0, 0.9)),
            (nameof(BudgetOptions.HotAsks), options => Bounds.Within(options.HotAsks, 1, 100_000)),
            (nameof(BudgetOptions.Patience), options => Bounds.Within(options.Patience, TimeSpan.Zero, TimeSpan.FromSeconds(5))),
            (nameof(BudgetOptions.Replicas), options => Bounds.Within(options.Replicas, 1, 1000)));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HubMeter>();
        services.AddSingleton<VendorBudgets>();
        services.AddSingleton<Spending>();
        services.TryAddSingleton(Ledger);
        services.AddHostedService<QuotaGauges>();
        services.AddHostedService<LedgerRounds>();
    }

    private static IBudgetLedger Ledger(IServiceProvider services)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        return services.GetService<FleetStore>() is { Exists: true } store
            ? new FleetLedger(FleetCounts.In(store), services.GetRequiredService<IOptions<BudgetOptions>>(), clock)
            : new LocalLedger(clock);
    }
}
