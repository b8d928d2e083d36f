using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using WeatherHub.Api.Pipeline;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Budgets;

/// <summary>Every vendor's budget. Vendors are looked up when one is called, not before: their clients are built upon this.</summary>
internal sealed class VendorBudgets(
    IServiceProvider services, IBudgetLedger ledger, Spending spending, IOptions<BudgetOptions> options, IOptions<FanOutOptions> fanOut, TimeProvider clock)
{
    private readonly BudgetOptions options = options.Value;
    private readonly ConcurrentDictionary<string, Budget> budgets = new();

    /// <summary>A vendor's budget; without windows when nobody knows the vendor.</summary>
    public Budget Of(string vendor) => budgets.GetOrAdd(vendor, id =>
    {
        var profile = services.GetServices<IWeatherProvider>().FirstOrDefault(provider => provider.Profile.Id == id)?.Profile;
        return new Budget(id, profile?.Quota ?? CallQuota.Unlimited, options.Reserve);
    });

    /// <summary>What is known here of a vendor's windows.</summary>
    public Account AccountOf(string vendor) => ledger.AccountOf(Of(vendor));

    /// <summary>Takes a call from its vendor's budget; waits for its turn where that is soon.</summary>
    public async ValueTask<(Charge Charge, Verdict Verdict)> TakeAsync(string vendor, Uri? call, CancellationToken cancellationToken)
    {
        if (!options.Enabled) return (default, Verdict.Granted);
        var budget = Of(vendor);
        var latest = clock.GetUtcNow() + options.Patience;
        while (true)
        {
            var charge = new Charge(budget.WeightOf(call), Purpose.MattersMost, clock.GetUtcNow());
            var verdict = await ledger.TakeAsync(budget, charge);
            if (verdict.Wait is not { } wait) return (charge, verdict);
            if (charge.At + wait > latest)
            {
                spending.Refused(vendor);
                return (charge, verdict);
            }

            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    /// <summary>Gives back what a call took that was not made after all.</summary>
    public ValueTask ReturnAsync(string vendor, Charge charge) => options.Enabled ? ledger.ReturnAsync(Of(vendor), charge) : default;

    /// <summary>A call was made: it costs what it costs, and the vendor may have said something about the next.</summary>
    public ValueTask CalledAsync(string vendor, HttpResponseMessage? response)
    {
        var budget = Of(vendor);
        spending.Called(vendor, budget.CostPerCall);
        return options.Enabled && response is not null && VendorSignals.Rest(response, clock.GetUtcNow(), fanOut.Value.RateLimitHold) is { } rest
            ? ledger.RestAsync(budget, rest)
            : default;
    }
}
