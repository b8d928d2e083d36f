using System.Collections.Concurrent;

namespace WeatherHub.Api.Budgets;

/// <summary>Counts the calls of this process alone.</summary>
internal sealed class LocalLedger(TimeProvider clock) : IBudgetLedger
{
    private readonly ConcurrentDictionary<string, Account> accounts = new();

    public ValueTask<Verdict> TakeAsync(Budget budget, Charge charge) => new(AccountOf(budget).Take(charge, replicas: 1));

    public ValueTask ReturnAsync(Budget budget, Charge charge)
    {
        AccountOf(budget).Return(charge);
        return default;
    }

    public ValueTask RestAsync(Budget budget, TimeSpan rest)
    {
        AccountOf(budget).Rest(clock.GetUtcNow() + rest);
        return default;
    }

    public ValueTask LookAsync(Budget budget) => default;

    public Account AccountOf(Budget budget) => accounts.GetOrAdd(budget.Provider, _ => new Account(budget));
}
