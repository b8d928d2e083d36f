using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using WeatherHub.TestKit;

namespace WeatherHub.Standins.Tests.Caching;

[Category("Redis")]
internal sealed class RedisOutageTests
{
    [Test]
    public async Task A_container_with_a_cache_whose_server_is_away_is_built_and_ended()
    {
        await using var provider = Provider("127.0.0.1:1,connectTimeout=100,connectRetry=0");

        Assert.That(provider.GetRequiredService<IDistributedCache>(), Is.Not.Null);
    }

    [Test]
    public async Task A_cache_whose_server_is_away_throws_and_does_not_hang()
    {
        await using var provider = Provider("127.0.0.1:1,connectTimeout=100,connectRetry=0");
        var cache = provider.GetRequiredService<IDistributedCache>();

        Assert.That(() => cache.GetAsync("any"), Throws.InstanceOf<RedisConnectionException>());
        Assert.That(() => cache.SetAsync("any", [1]), Throws.InstanceOf<RedisConnectionException>());
    }

    [Test, CancelAfter(60_000)]
    public async Task A_server_that_comes_back_is_found_again(CancellationToken cancellation)
    {
        Assume.That(RedisServer.IsAvailable, "redis-server is not on the path");
        await using var first = await RedisServer.StartAsync();
        await using var provider = Provider(first.Configuration + ",connectTimeout=500");
        var cache = provider.GetRequiredService<IDistributedCache>();
        await cache.SetAsync("kept", [1], cancellation);

        await first.KillAsync();
        Assert.That(() => cache.GetAsync("kept", cancellation), Throws.InstanceOf<RedisException>());

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
            catch (RedisException)
            {
                await Task.Yield();
            }
        }

        Assert.That(await cache.GetAsync("kept", cancellation), Is.EqualTo(new byte[] { 2 }));
    }

    private static ServiceProvider Provider(string configuration) =>
        new ServiceCollection().AddStackExchangeRedisCache(options => options.Configuration = configuration).BuildServiceProvider();
}
