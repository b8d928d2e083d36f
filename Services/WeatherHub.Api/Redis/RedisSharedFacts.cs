using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Redis;

/// <summary>
/// Facts that every replica shares, each fetched once like a report: who fetches the forecast and who fetches the weather now need the
/// same.
/// </summary>
internal sealed class RedisSharedFacts(
    DistributedSingleFlight fleet, Leases leases, RedisStore store, SharedFetchOptions options, TimeProvider clock) : ISharedFacts
{
    public Task<T> GetAsync<T>(SharedFact<T> fact)
        where T : class
    {
        var name = Name(fact);
        return fleet.RunAsync(new LeasedFetch<T>
        {
            Name = name,
            Provider = fact.Vendor,
            Read = entry => FactCodec.TryDecode(name, entry) is { } spelled ? fact.Read(spelled) : null,
            Call = lease => CallAsync(fact, lease),
            Fail = static fault => throw new ProviderFaultException(fault.Kind, "another replica asked and failed", fault.RetryAfter),
        });
    }

    public Task ForgetAsync<T>(SharedFact<T> fact)
        where T : class => store.TryAsync("DEL", fact.Vendor, redis => redis.KeyDeleteAsync(new LeaseKeys(Name(fact)).Entry));

    private async Task<T> CallAsync<T>(SharedFact<T> fact, Lease? lease)
        where T : class
    {
        try
        {
            var found = await leases.WhileHoldingAsync(lease, fact.Ask);
            var life = fact.Life(found);
            if (lease is not null)
                _ = leases.StoreAsync(lease, FactCodec.Encode(lease.Name, fact.Write(found)), life, clock.GetUtcNow() + life);
            return found;
        }
        catch (Exception exception) when (lease is not null)
        {
            _ = exception is ProviderFaultException { Kind: not (FaultKind.CircuitOpen or FaultKind.BudgetExhausted) } fault
                ? leases.ReleaseAsync(lease, new SharedFault(fault.Kind, fault.RetryAfter, options.FailureHold))
                : leases.ReleaseAsync(lease);
            throw;
        }
    }

    private static string Name<T>(SharedFact<T> fact)
        where T : class => $"fact/{fact.Vendor}/{fact.Name}";
}
