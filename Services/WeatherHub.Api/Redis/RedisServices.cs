using Microsoft.Extensions.DependencyInjection.Extensions;
using WeatherHub.Api.Abstractions;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Redis;

/// <summary>What makes several replicas one fleet, where Redis is configured; nothing is connected before the host starts.</summary>
internal static class RedisServices
{
    public static void AddRedis(this IServiceCollection services)
    {
        services.AddChecked<LeaseOptions>(LeaseOptions.Section);
        services.TryAddSingleton(Connection);
        services.TryAddSingleton<RedisCircuit>();
        services.AddSingleton<RedisStore>();
        services.AddSingleton<PubSub>();
        services.AddSingleton<Leases>();
        services.AddSingleton<SharedBackoff>();
        services.AddSingleton<SharedCircuit>();
        services.AddSingleton<DistributedSingleFlight>();
        services.TryAddSingleton<ISharedFacts, RedisSharedFacts>();
        services.AddSingleton<IWarmupTask, RedisWarmup>();
        services.AddSingleton<RedisMonitor>();
        services.AddHostedService(provider => provider.GetRequiredService<RedisMonitor>());
    }

    private static RedisConnection Connection(IServiceProvider services) =>
        services.GetRequiredService<IConfiguration>()[RedisAddress.Key] is { Length: > 0 } spelled
            ? new RedisConnection(RedisAddress.Parse(spelled))
            : RedisConnection.None;
}
