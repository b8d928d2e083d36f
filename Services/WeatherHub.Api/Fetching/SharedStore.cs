using Microsoft.Extensions.Caching.Distributed;

namespace WeatherHub.Api.Fetching;

/// <summary>Where replicas share reports; none when no Redis is configured.</summary>
/// <param name="find">Gives the store, once it can be had; null for none.</param>
internal sealed class SharedStore(Func<Task<IDistributedCache>>? find)
{
    public SharedStore(IDistributedCache? cache)
        : this(cache is null ? null : () => Task.FromResult(cache))
    {
    }

    public bool Exists => find is not null;

    /// <summary>The store.</summary>
    public Task<IDistributedCache> CacheAsync() => find!();
}
