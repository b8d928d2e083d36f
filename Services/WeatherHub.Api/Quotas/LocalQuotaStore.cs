using System.Collections.Concurrent;
using WeatherHub.Api.Redis;

namespace WeatherHub.Api.Quotas;

/// <summary>Counts the calls of this process alone.</summary>
internal sealed class LocalQuotaStore(SharedBackoff backoff) : IQuotaStore
{
    private readonly ConcurrentDictionary<string, QuotaState> states = new();

    public ValueTask<PermitResult> TakeAsync(Budget budget, Permit permit) => new(
        backoff.Left(budget.Provider) is { } left ? PermitResult.Refused(left, rests: true) : StateOf(budget).Take(permit, replicas: 1));

    public ValueTask ReturnAsync(Budget budget, Permit permit)
    {
        StateOf(budget).Return(permit);
        return default;
    }

    public ValueTask LookAsync(Budget budget) => default;

    public QuotaState StateOf(Budget budget) => states.GetOrAdd(budget.Provider, _ => new QuotaState(budget));
}
