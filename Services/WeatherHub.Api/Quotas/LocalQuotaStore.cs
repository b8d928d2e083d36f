using System.Collections.Concurrent;

namespace WeatherHub.Api.Quotas;

/// <summary>Counts the calls of this process alone.</summary>
internal sealed class LocalQuotaStore(TimeProvider clock) : IQuotaStore
{
    private readonly ConcurrentDictionary<string, QuotaState> states = new();

    public ValueTask<PermitResult> TakeAsync(Budget budget, Permit permit) => new(StateOf(budget).Take(permit, replicas: 1));

    public ValueTask ReturnAsync(Budget budget, Permit permit)
    {
        StateOf(budget).Return(permit);
        return default;
    }

    public ValueTask RestAsync(Budget budget, TimeSpan rest)
    {
        StateOf(budget).Rest(clock.GetUtcNow() + rest);
        return default;
    }

    public ValueTask LookAsync(Budget budget) => default;

    public QuotaState StateOf(Budget budget) => states.GetOrAdd(budget.Provider, _ => new QuotaState(budget));
}
