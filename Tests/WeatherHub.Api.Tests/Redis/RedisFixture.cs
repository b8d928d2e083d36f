using Microsoft.Extensions.DependencyInjection;
using WeatherHub.Api.Redis;
using WeatherHub.TestKit;

namespace WeatherHub.Api.Tests.Redis;

/// <summary>Tests with a Redis server, a new one for each.</summary>
[NonParallelizable]
public abstract class RedisFixture
{
    private protected RedisServer Redis { get; private set; } = null!;

    [SetUp]
    public async Task StartRedisAsync() => Redis = await RedisServer.StartAsync();

    [TearDown]
    public async Task StopRedisAsync()
    {
        if (Redis is not null) await Redis.DisposeAsync();
    }
}

/// <summary>Connections to a test's Redis.</summary>
internal static class RedisConnections
{
    internal static void AddRedis(this IServiceCollection services, string address) =>
        services.AddSingleton(_ => new RedisConnection(RedisAddress.Parse(address)));
}
