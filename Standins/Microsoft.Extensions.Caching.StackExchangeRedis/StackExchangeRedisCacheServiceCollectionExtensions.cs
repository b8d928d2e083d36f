using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The cache in a container.</summary>
public static class StackExchangeRedisCacheServiceCollectionExtensions
{
    /// <summary>Registers the cache as <see cref="IDistributedCache"/>; it connects when it is first used.</summary>
    public static IServiceCollection AddStackExchangeRedisCache(this IServiceCollection services, Action<RedisCacheOptions> setupAction) =>
        services
            .AddOptions()
            .Configure(setupAction)
            .AddSingleton<IDistributedCache, RedisCache>();
}
