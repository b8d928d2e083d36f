using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using StackExchange.Redis;

namespace WeatherHub.Api.Redis;

/// <summary>
/// The one connection to Redis. It is made in the background, by whoever asks first, and mends itself; where the address is of sentinels it
/// follows the master that they name. Nobody need wait for it longer than they like.
/// </summary>
/// <param name="address">Where it is, see <see cref="RedisAddress.Parse"/>.</param>
/// <param name="greet">What is to be done with the connection when it is made.</param>
internal sealed class RedisConnection(ConfigurationOptions address, Func<IConnectionMultiplexer, Task>? greet = null) : IDisposable
{
    private readonly Lock gate = new();
    private Task<IConnectionMultiplexer>? current;
    private bool isEnded;

    private RedisCache? cache;

    /// <summary>The cache of entries over the connection.</summary>
    public IDistributedCache Cache
    {
        get
        {
            lock (gate)
            {
                return cache ??= new RedisCache(new RedisCacheOptions
                {
                    ConnectionMultiplexerFactory = ConnectedAsync,
                    InstanceName = RedisAddress.Prefix,
                });
            }
        }
    }

    /// <summary>The connection, once there is one.</summary>
    public Task<IConnectionMultiplexer> ConnectedAsync()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isEnded, this);
            if (current is null or { IsFaulted: true } or { IsCanceled: true }) current = Task.Run(ConnectAsync);
            return current;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isEnded = true;
            _ = current?.ContinueWith(
                static connected => Forget(connected.Result.CloseAsync(false)),
                CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        }
    }

    private async Task<IConnectionMultiplexer> ConnectAsync()
    {
        IConnectionMultiplexer redis = await ConnectionMultiplexer.ConnectAsync(address);
        if (greet is not null) Forget(greet(redis));
        return redis;
    }

    private static void Forget(Task task) =>
        _ = task.ContinueWith(static ended => ended.Exception,
            CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
