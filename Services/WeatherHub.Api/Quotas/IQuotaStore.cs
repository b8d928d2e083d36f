using System.Collections.Concurrent;
using WeatherHub.Api.Redis;

namespace WeatherHub.Api.Quotas;

/// <summary>Keeps count of calls: in this process, or for the whole fleet.</summary>
internal interface IQuotaStore
{
    /// <summary>Counts a call in all of its vendor's windows at once, or says for how long it may not be made.</summary>
    ValueTask<PermitResult> TakeAsync(Budget budget, Permit permit);

    /// <summary>Gives back what a call took that was not made after all.</summary>
    ValueTask ReturnAsync(Budget budget, Permit permit);

    /// <summary>Learns what others took, and tells them what they do not know of.</summary>
    ValueTask LookAsync(Budget budget);

    /// <summary>What is known here of a vendor's windows.</summary>
    QuotaState StateOf(Budget budget);
}

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
