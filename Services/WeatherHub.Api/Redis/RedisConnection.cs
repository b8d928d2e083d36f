using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using StackExchange.Redis;

namespace WeatherHub.Api.Redis;

/// <summary>
/// The one connection to Redis, or none where none is configured. It is made in the background, by the first that needs it, and restores
/// itself; where the address is of sentinels it follows the master that they name. Nobody need wait for it longer than they like.
/// </summary>
/// <param name="address">Where Redis is, see <see cref="RedisAddress.Parse"/>; null for none.</param>
internal sealed class RedisConnection(ConfigurationOptions? address) : IDisposable
{
    /// <summary>No Redis.</summary>
    public static readonly RedisConnection None = new(null);

    private readonly Lock gate = new();
    private readonly List<Func<IConnectionMultiplexer, Task>> actions = [];
    private Task<IConnectionMultiplexer>? connecting;
    private IConnectionMultiplexer? connected;
    private RedisCache? cache;
    private bool isEnded;

    /// <summary>Whether a Redis is configured at all.</summary>
    public bool IsConfigured => address is not null;

    /// <summary>Its address without secrets, for the log.</summary>
    public string Shown => RedisAddress.Shown(Address);

    /// <summary>Its address.</summary>
    /// <exception cref="InvalidOperationException">No Redis is configured.</exception>
    public ConfigurationOptions Address => address ?? throw new InvalidOperationException("no Redis is configured");

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
    /// <exception cref="InvalidOperationException">No Redis is configured.</exception>
    public Task<IConnectionMultiplexer> ConnectedAsync()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isEnded, this);
            if (connecting is null or { IsFaulted: true } or { IsCanceled: true }) connecting = Task.Run(ConnectAsync);
            return connecting;
        }
    }

    /// <summary>Runs an action in the background once there is a connection; its failure is ignored.</summary>
    public void OnConnected(Func<IConnectionMultiplexer, Task> action)
    {
        lock (gate)
        {
            actions.Add(action);
            if (connected is not null) Forget(action(connected));
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isEnded = true;
            _ = connecting?.ContinueWith(
                static made => Forget(made.Result.CloseAsync(false)),
                CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        }
    }

    private async Task<IConnectionMultiplexer> ConnectAsync()
    {
        if (Address.ServiceName is { Length: > 0 }) SentinelThreads.Provide();
        var made = await ConnectionMultiplexer.ConnectAsync(Address);
        lock (gate)
        {
            connected = made;
            foreach (var action in actions) Forget(action(made));
        }

        return made;
    }

    private static void Forget(Task task) =>
        _ = task.ContinueWith(static ended => ended.Exception,
            CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
