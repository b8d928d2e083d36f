using System.Net;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using StackExchange.Redis;

namespace WeatherHub.Api.Fleet;

/// <summary>
/// The one connection to Redis. It is made in the background, by whoever asks first, mends itself, and where sentinels are configured it follows the master
/// that they name. Nobody need wait for it longer than they like.
/// </summary>
/// <param name="address">Where it is.</param>
/// <param name="clock">The time.</param>
/// <param name="greet">What is to be done with every connection when it is made.</param>
internal sealed class RedisLink(RedisAddress address, TimeProvider clock, Func<IConnectionMultiplexer, Task>? greet = null) : IDisposable
{
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource ended = new();
    private Task<Connection>? current;
    private bool following;

    private sealed record Connection(IConnectionMultiplexer Redis, IDistributedCache Cache, EndPoint? Master);

    /// <summary>The connection, once there is one.</summary>
    public async Task<IConnectionMultiplexer> ConnectedAsync() => (await CurrentAsync()).Redis;

    /// <summary>The reports' cache over the connection, once there is one.</summary>
    public async Task<IDistributedCache> CacheAsync() => (await CurrentAsync()).Cache;

    public void Dispose()
    {
        lock (gate)
        {
            if (ended.IsCancellationRequested) return;
            ended.Cancel();
            Close(current);
        }
    }

    private Task<Connection> CurrentAsync()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(ended.IsCancellationRequested, this);
            if (current is null or { IsFaulted: true } or { IsCanceled: true }) current = Task.Run(ConnectAsync);
            if (following || address.Sentinels is null) return current;
            following = true;
            _ = Task.Run(() => FollowAsync(address.Sentinels));
            return current;
        }
    }

    private async Task<Connection> ConnectAsync() => await ConnectAsync(address.Sentinels is { } sentinels ? await sentinels.MasterAsync(ended.Token) : null);

    private async Task<Connection> ConnectAsync(EndPoint? master)
    {
        IConnectionMultiplexer redis = await ConnectionMultiplexer.ConnectAsync(address.Of(master));
        if (greet is not null) Forget(greet(redis));
        var cache = new RedisCache(new RedisCacheOptions { ConnectionMultiplexerFactory = () => Task.FromResult(redis), InstanceName = RedisAddress.Prefix });
        return new Connection(redis, cache, master);
    }

    // The client knows no sentinel: after a failover it would go on asking a dead master, or a replica that refuses to write.
    private async Task FollowAsync(Sentinels sentinels)
    {
        using var ticks = new PeriodicTimer(Watch, clock);
        while (!ended.IsCancellationRequested)
        {
            try
            {
                await ticks.WaitForNextTickAsync(ended.Token);
                var known = await CurrentAsync();
                var master = await sentinels.MasterAsync(ended.Token);
                if (!master.Equals(known.Master)) Replace(await ConnectAsync(master));
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // No sentinel answers, or no master is known yet: the connection there is stays, and they are asked again.
            }
        }
    }

    private void Replace(Connection next)
    {
        lock (gate)
        {
            Close(ended.IsCancellationRequested ? Task.FromResult(next) : current);
            current = Task.FromResult(next);
        }
    }

    private static void Close(Task<Connection>? connection) => _ = connection?.ContinueWith(
        static connected => Forget(connected.Result.Redis.CloseAsync(false)),
        CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);

    private static void Forget(Task task) =>
        _ = task.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
