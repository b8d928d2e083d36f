using Microsoft.Extensions.DependencyInjection;
using Polly.CircuitBreaker;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Tests.Resilience;
using WeatherHub.TestKit;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Tests.Redis;

/// <summary>Several replicas' transports to one vendor over one Redis. Time passes when the test says so, here and in Redis.</summary>
internal sealed class ReplicatedClients : IDisposable
{
    private const string Trouble = $"weatherhub:circuit/{ResilientClient.Vendor}";

    // How long a vendor's trouble is remembered beyond its break.
    private const int Memory = 60_000;

    private readonly RedisServer redis;
    private readonly ResilientClient[] all;

    private ReplicatedClients(RedisServer redis, ResilientClient[] all) => (this.redis, this.all) = (redis, all);

    public ResilientClient this[int replica] => all[replica];

    public static async Task<ReplicatedClients> StartAsync(RedisServer redis, Uri vendor, int count = 3)
    {
        var clients = new ReplicatedClients(
            redis,
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(_ => new ResilientClient(
                        vendor,
                        services =>
                        {
                            services.AddSingleton(provider => new RedisCircuit(
                                provider.GetRequiredService<SharedFetchOptions>() with
                                {
                                    Deadline = TimeSpan.FromSeconds(1),
                                },
                                TimeProvider.System));
                            services.AddRedis(redis.Configuration);
                        })),
            ]);
        foreach (var client in clients.all)
            await client.Get<RedisConnection>().ConnectedAsync();
        return clients;
    }

    /// <summary>One call; false when it was refused by a circuit.</summary>
    public async Task<bool> CallAsync(int replica)
    {
        try
        {
            (await all[replica].Http.GetAsync("/")).Dispose();
            return true;
        }
        catch (ProviderFaultException fault) when (fault.Kind == Weather.Reports.FaultKind.CircuitOpen)
        {
            return false;
        }
    }

    /// <summary>One call of each replica at the same time; how many got through.</summary>
    public async Task<int> CallAllAsync() => (await Task.WhenAll(all.Select((_, replica) => CallAsync(replica)))).Count(passed => passed);

    /// <summary>Fails until the replica's own circuit opens, and the fleet knows.</summary>
    public async Task OpenAsync(int replica)
    {
        while (await CallAsync(replica))
        {
        }

        await Poll.UntilAsync(async () => await redis.ExecuteAsync("EXISTS", Trouble) == ":1");
    }

    /// <summary>Waits until a replica's circuit is in a state.</summary>
    public Task IsAsync(int replica, CircuitState state) => Poll.UntilAsync(() => all[replica].Transport.Circuit == state);

    /// <summary>Lets a break pass, for every replica and in Redis.</summary>
    public async Task PassAsync(double seconds = 5.2)
    {
        foreach (var client in all) client.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await redis.ExecuteAsync("PEXPIRE", Trouble, $"{Memory}");
    }

    public void Dispose()
    {
        foreach (var client in all) client.Dispose();
    }
}
