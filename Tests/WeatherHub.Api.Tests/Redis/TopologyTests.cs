using WeatherHub.TestKit;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Redis;

[NonParallelizable]
public sealed class TopologyTests
{
    private readonly List<RedisServer> servers = [];
    private DirectoryInfo folder = null!;

    [SetUp]
    public void Prepare()
    {
        folder = Directory.CreateTempSubdirectory("weatherhub-redis-");
    }

    [TearDown]
    public async Task End()
    {
        foreach (var server in servers) await server.DisposeAsync();
        servers.Clear();
        folder?.Delete(recursive: true);
    }

    [Test]
    public async Task A_cluster_works_from_its_connection_string()
    {
        servers.AddRange(await RedisServer.StartClusterAsync(3, folder.FullName));
        foreach (var server in servers)
            await Poll.UntilAsync(async () =>
                await server.ExecuteAsync("CLUSTER", "INFO") is var told
                && told.Contains("cluster_state:ok", StringComparison.Ordinal)
                && told.Contains("cluster_known_nodes:3", StringComparison.Ordinal));

        using var fleet = await Replicas.StartAsync($"{servers[0].Configuration},{servers[1].Configuration}");
        for (var place = 0; place < 20; place++)
            Assert.That(await fleet.RequestAsync(callers: 5, new Coordinates(place, 50)), Has.All.InstanceOf<Reported>());
        Assert.That(fleet.Calls, Is.EqualTo(20));
        foreach (var server in servers)
            Assert.That(await server.ExecuteAsync("DBSIZE"), Is.Not.EqualTo(":0"), "the places are spread over the cluster");
    }

    [Test]
    public async Task The_master_that_sentinels_name_is_followed_when_it_dies()
    {
        servers.Add(await RedisServer.StartAsync());
        servers.Add(await RedisServer.StartAsync(null, "--replicaof", "127.0.0.1", $"{servers[0].Port}"));
        await Poll.UntilAsync(async () =>
            (await servers[1].ExecuteAsync("INFO", "replication")).Contains("master_link_status:up", StringComparison.Ordinal));
        for (var i = 0; i < 3; i++)
            servers.Add(await RedisServer.StartSentinelAsync(servers[0], "weather", folder.FullName));
        var sentinels = servers[2..];
        foreach (var sentinel in sentinels)
            await Poll.UntilAsync(async () => await sentinel.ExecuteAsync("INFO", "sentinel") is var told
                && told.Contains("slaves=1,sentinels=3", StringComparison.Ordinal));

        // The first sentinel is dead too.
        var address = string.Join(',', ["127.0.0.1:1", .. sentinels.Select(sentinel => sentinel.Configuration), "serviceName=weather"]);
        using var fleet = await Replicas.StartAsync(address, 2);
        var place = 0;
        await Poll.UntilAsync(SharesAsync);

        await servers[0].KillAsync();
        await Poll.UntilAsync(async () => await SharesAsync() && await servers[1].ExecuteAsync("DBSIZE") != ":0");
        Assert.That(
            await servers[1].ExecuteAsync("EXISTS", $"weatherhub:report/vendor-a/forecast/{place % 80 * 100}/{place / 80 * 100}/-"),
            Is.EqualTo(":1"));

        // Two replicas that share make one call for a place that neither knows.
        async Task<bool> SharesAsync()
        {
            fleet.SetForward(Replicas.Break);
            var before = fleet.Calls;
            Assert.That(await fleet.RequestAsync(place: new Coordinates(++place % 80, place / 80)), Has.All.InstanceOf<Reported>());
            return fleet.Calls == before + 1;
        }
    }
}
