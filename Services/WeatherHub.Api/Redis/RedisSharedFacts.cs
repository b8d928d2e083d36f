using Microsoft.Extensions.Options;
using WeatherHub.Api.Fetching;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Redis;

/// <summary>Facts that every replica shares, each asked for once like a report: whoever fetches the forecast and whoever fetches the weather now need the same.</summary>
internal sealed class RedisSharedFacts(DistributedSingleFlight fleet, Leases leases, RedisStore store, IOptions<FanOutOptions> options) : ISharedFacts
{
    private readonly TimeSpan hold = options.Value.FailureHold;

    public async Task<T> GetAsync<T>(SharedFact<T> fact)
        where T : class =>
        await LookAsync(fact) ?? await fleet.RunAsync(new LeasedFetch<T>(
            Name(fact),
            fact.Vendor,
            () => LookAsync(fact),
            lease => AskAsync(fact, lease),
            static fault => throw new ProviderFaultException(fault.Kind, "another replica asked and failed", fault.RetryAfter)));

    public Task ForgetAsync<T>(SharedFact<T> fact)
        where T : class => store.TryAsync("DEL", fact.Vendor, redis => redis.KeyDeleteAsync(new LeaseKeys(Name(fact)).Entry));

    private async Task<T?> LookAsync<T>(SharedFact<T> fact)
        where T : class
    {
        var name = Name(fact);
        var entry = await store.TryAsync("HGET", fact.Vendor, async redis => (byte[]?)await redis.HashGetAsync(new LeaseKeys(name).Entry, "data"));
        return FactCodec.TryDecode(name, entry.Value) is { } spelled ? fact.Read(spelled) : null;
    }

    private async Task<T> AskAsync<T>(SharedFact<T> fact, Lease? lease)
        where T : class
    {
        try
        {
            var found = await leases.WhileHoldingAsync(lease, fact.Ask);
            if (lease is not null) _ = leases.LandAsync(lease, FactCodec.Encode(lease.Name, fact.Write(found)), fact.Life(found));
            return found;
        }
        catch (Exception exception) when (lease is not null)
        {
            _ = exception is ProviderFaultException { Kind: not (FaultKind.CircuitOpen or FaultKind.BudgetExhausted) } fault
                ? leases.ReleaseAsync(lease, new SharedFault(fault.Kind, fault.RetryAfter, hold))
                : leases.ReleaseAsync(lease);
            throw;
        }
    }

    private static string Name<T>(SharedFact<T> fact)
        where T : class => $"fact/{fact.Vendor}/{fact.Name}";
}
