using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework.Constraints;
using StackExchange.Redis;
using WeatherHub.TestKit;

namespace WeatherHub.Standins.Tests.Caching;

[Category("Redis")]
internal sealed class RedisOutageTests
{
    // A timeout of this client is no RedisException.
    private static IResolveConstraint Outage => Throws.InstanceOf<RedisException>().Or.InstanceOf<TimeoutException>();

    [Test]
    public async Task A_container_with_a_cache_whose_server_is_away_is_built_and_ended()
    {
        await using var provider = Provider("127.0.0.1:1,connectTimeout=100,connectRetry=0,syncTimeout=500");

        Assert.That(provider.GetRequiredService<IDistributedCache>(), Is.Not.Null);
    }

    [Test]
    public async Task A_cache_whose_server_is_away_throws_and_does_not_hang()
    {
        await using var provider = Provider("127.0.0.1:1,connectTimeout=100,connectRetry=0,syncTimeout=500");
        var cache = provider.GetRequiredService<IDistributedCache>();

        Assert.That(() => cache.GetAsync("any"), Outage);
        Assert.That(() => cache.SetAsync("any", [1]), Outage);
    }

    [Test, CancelAfter(60_000)]
    public async Task A_server_that_comes_back_is_found_again(CancellationToken cancellation)
    {
        Assume.That(RedisServer.IsAvailable, "redis-server is not on the path");
        await using var first = await RedisServer.StartAsync();
        await using var provider = Provider(first.Configuration + ",connectTimeout=500,syncTimeout=500");
        var cache = provider.GetRequiredService<IDistributedCache>();
        await cache.SetAsync("kept", [1], cancellation);

        await first.KillAsync();
        Assert.That(() => cache.GetAsync("kept", cancellation), Outage);

        await using var second = await RedisServer.StartAsync(first.Port);
        var found = false;
        while (!found)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                await cache.SetAsync("kept", [2], cancellation);
                found = true;
            }
            catch (Exception exception) when (exception is RedisException or TimeoutException)
            {
                await Task.Yield();
            }
        }

        Assert.That(await cache.GetAsync("kept", cancellation), Is.EqualTo(new byte[] { 2 }));
    }

    private static ServiceProvider Provider(string configuration) =>
        new ServiceCollection().AddStackExchangeRedisCache(options => options.Configuration = configuration).BuildServiceProvider();
}
