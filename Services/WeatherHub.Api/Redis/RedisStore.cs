using Microsoft.Extensions.Caching.Distributed;
using Polly.CircuitBreaker;
using StackExchange.Redis;
using WeatherHub.Api.Abstractions;
using WeatherHub.Api.Telemetry;

namespace WeatherHub.Api.Redis;

/// <summary>The outcome of a command.</summary>
/// <param name="IsSaid">Whether Redis answered in time; if not, do as if there were none.</param>
/// <param name="Value">Its answer.</param>
internal readonly record struct RedisReply<T>(bool IsSaid, T Value)
{
    /// <summary>Whether the command was not sent, because the circuit is open.</summary>
    public bool IsSkipped { get; init; }
}

/// <summary>
/// What replicas hold in common: reports, leases, faults, counts. Optional at every moment: where there is no Redis, or it is down, hung,
/// slow, read-only or full, a command says so within the deadline and never throws.
/// </summary>
internal sealed class RedisStore(RedisCircuit circuit, RedisConnection connection)
{
    /// <summary>Whether a Redis is configured at all.</summary>
    public bool Exists => connection.IsConfigured;

    /// <summary>Runs a command that is worth a try.</summary>
    /// <param name="name">Its name, for the span.</param>
    /// <param name="provider">The provider it concerns.</param>
    /// <param name="command">The command.</param>
    /// <param name="evenIfSuspect">Whether to run it also while Redis is suspected: a lookup of a report finds out for all others.</param>
    public Task<RedisReply<T>> TryAsync<T>(string name, string provider, Func<IDatabase, Task<T>> command, bool evenIfSuspect = false) =>
        TryAsync(name, provider, evenIfSuspect, async connected => await command((await connected.ConnectedAsync()).GetDatabase()));

    /// <summary>Reads or writes an entry, also while Redis is suspected.</summary>
    /// <param name="name">The command's name, for the span.</param>
    /// <param name="provider">The provider it concerns.</param>
    /// <param name="command">The command.</param>
    public Task<RedisReply<T>> TryCacheAsync<T>(string name, string provider, Func<IDistributedCache, Task<T>> command) =>
        TryAsync(name, provider, evenIfSuspect: true, connected => command(connected.Cache));

    private async Task<RedisReply<T>> TryAsync<T>(string name, string provider, bool evenIfSuspect, Func<RedisConnection, Task<T>> command)
    {
        if (!Exists || (!evenIfSuspect && circuit.IsSuspect)) return new RedisReply<T>(false, default!) { IsSkipped = true };
        using var span = HubTracing.StartShared(name, provider);
        var outcome = await circuit.RunAsync(() => command(connection));
        if (outcome.Exception is null) return new RedisReply<T>(true, outcome.Result!);
        span?.SetTag("error.type", outcome.Exception.GetType().FullName);
        return new RedisReply<T>(false, default!) { IsSkipped = outcome.Exception is BrokenCircuitException };
    }

    /// <summary>Connects, however long it takes, and sends a first command; never throws.</summary>
    public async Task ConnectAsync()
    {
        try
        {
            if (!Exists) return;
            await (await connection.ConnectedAsync()).GetDatabase().HashGetAsync(new LeaseKeys("greeting").Entry, LeaseKeys.Data);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Redis is optional; commands will find out for themselves when it is back.
        }
    }
}

/// <summary>
/// Connects to Redis while the hub starts: connecting takes longer than a lookup may, so that the first requests would otherwise find
/// nothing there. The start waits for it no longer than 1.5 s: a Redis that hangs delays a start and does not prevent it.
/// </summary>
internal sealed class RedisWarmup(RedisStore redis, TimeProvider clock) : IWarmupTask
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1.5);

    public async Task WarmUpAsync(CancellationToken opened)
    {
        if (redis.Exists) await Task.WhenAny(redis.ConnectAsync(), Task.Delay(Longest, clock, opened));
    }
}
