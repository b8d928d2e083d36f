using StackExchange.Redis;
using WeatherHub.Api.Telemetry;

namespace WeatherHub.Api.Redis;

/// <summary>What became of a command.</summary>
/// <param name="IsSaid">Whether the store answered in time; if not, do as if there were none.</param>
/// <param name="Value">Its answer.</param>
internal readonly record struct RedisReply<T>(bool IsSaid, T Value);

/// <summary>
/// What replicas hold in common besides reports: leases, faults, counts. Optional at every moment: where there is no Redis, or it is down, hung, slow,
/// read-only or full, a command says so within the deadline and never throws.
/// </summary>
internal sealed class RedisStore(RedisCircuit circuit, RedisConnection? link = null)
{
    /// <summary>Whether a Redis is configured at all.</summary>
    public bool Exists => link is not null;

    /// <summary>Runs a command that is worth a try.</summary>
    /// <param name="name">Its name, for the span.</param>
    /// <param name="vendor">Whom it concerns.</param>
    /// <param name="command">The command.</param>
    public async Task<RedisReply<T>> TryAsync<T>(string name, string vendor, Func<IDatabase, Task<T>> command)
    {
        if (link is null || circuit.IsSuspect) return default;
        using var span = HubTracing.StartShared(name, vendor);
        var outcome = await circuit.RunAsync(async () => await command((await link.ConnectedAsync()).GetDatabase()));
        if (outcome.Exception is null) return new RedisReply<T>(true, outcome.Result!);
        span?.SetTag("error.type", outcome.Exception.GetType().FullName);
        return default;
    }
}
