using StackExchange.Redis;

namespace Microsoft.Extensions.Caching.StackExchangeRedis;

/// <summary>One connection, made for whoever asks first and tried again after a failure; it reconnects by itself.</summary>
internal sealed class RedisConnection(RedisCacheOptions options) : IDisposable
{
    private readonly Lock gate = new();
    private Task<IConnectionMultiplexer>? connecting;
    private bool disposed;

    public async Task<IDatabase> DatabaseAsync(CancellationToken token) => (await Connecting().WaitAsync(token)).GetDatabase();

    public IDatabase Database() => Connecting().GetAwaiter().GetResult().GetDatabase();

    public void Dispose()
    {
        Task<IConnectionMultiplexer>? last;
        lock (gate)
        {
            disposed = true;
            last = connecting;
        }

        _ = last?.ContinueWith(
            static connected => connected.Result.Dispose(),
            CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private Task<IConnectionMultiplexer> Connecting()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, typeof(RedisCache));
            if (connecting is null or { IsFaulted: true } or { IsCanceled: true })
                connecting = Task.Run(ConnectAsync);
            return connecting;
        }
    }

    private async Task<IConnectionMultiplexer> ConnectAsync()
    {
        if (options.ConnectionMultiplexerFactory is { } connect)
            return await connect();

        var configuration = options.ConfigurationOptions ?? ConfigurationOptions.Parse(options.Configuration!);
        // A server that is away at first is found once it is there.
        configuration.AbortOnConnectFail = false;
        return await ConnectionMultiplexer.ConnectAsync(configuration);
    }
}
