using WeatherHub.Api.Budgets;
using WeatherHub.TestKit;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Tests.Budgets;

/// <summary>One vendor's budget in a ledger, on the test's own clock.</summary>
internal sealed class Purse(IBudgetLedger ledger, Budget budget, TimeProvider clock)
{
    public static Budget Budget(params QuotaWindow[] windows) => new("vendor-a", new CallQuota { Windows = windows }, reserve: 0.1);

    public static Purse Local(ManualTimeProvider clock, params QuotaWindow[] windows) => new(new LocalLedger(clock), Budget(windows), clock);

    public IBudgetLedger Ledger => ledger;

    public double Taken => Calls.Shown(ledger.AccountOf(budget).Read(clock.GetUtcNow())[0].Taken);

    public async Task<Verdict> TakeAsync(double weight = 1, bool mattersMost = true) => await ledger.TakeAsync(budget, Charge(weight, mattersMost));

    /// <summary>How many of so many calls are granted, one after the other.</summary>
    public async Task<int> GrantedAsync(int calls, double weight = 1, bool mattersMost = true)
    {
        var granted = 0;
        for (var call = 0; call < calls; call++)
            if ((await TakeAsync(weight, mattersMost)).IsGranted)
                granted++;
        return granted;
    }

    public Task ReturnAsync(double weight = 1) => ledger.ReturnAsync(budget, Charge(weight, true)).AsTask();

    public Task RestAsync(TimeSpan rest) => ledger.RestAsync(budget, rest).AsTask();

    private Charge Charge(double weight, bool mattersMost) => new(Calls.Counted(weight), mattersMost, clock.GetUtcNow());
}
