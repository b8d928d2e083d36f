using System.Diagnostics;
using WeatherHub.TestKit;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Redis;

[NonParallelizable]
public sealed class OutageTests
{
    private RedisServer redis = null!;

    [SetUp]
    public async Task Start()
    {
        redis = await RedisServer.StartAsync();
    }

    [TearDown]
    public async Task End()
    {
        if (redis is not null) await redis.DisposeAsync();
    }

    [Test]
    public async Task A_Redis_that_dies_while_a_vendor_is_asked_costs_one_call_for_each_replica_at_most()
    {
        using var fleet = await Replicas.StartAsync(redis.Configuration);
        var gate = fleet.Gate();
        var pending = fleet.RequestAsync(callers: 20);
        await Replicas.Until(() => Task.FromResult(fleet.Turns("taken") >= 4));
        await redis.KillAsync();
        gate.SetResult();
        Assert.That(await pending, Has.All.InstanceOf<Reported>());
        Assert.That(fleet.Calls, Is.InRange(1, 3));
    }

    [Test]
    public async Task A_Redis_that_hangs_costs_each_replica_its_deadline_once_and_errors_nobody()
    {
        using var fleet = await Replicas.StartAsync(
            redis.Configuration,
            2,
            ("Hub:Reports:SharedDeadline", "00:00:00.050"),
            ("Hub:Reports:SharedBreak", "00:01:00"));
        await fleet.RequestAsync();
        await redis.SignalAsync("STOP");
        var started = Stopwatch.GetTimestamp();
        for (var place = 0; place < 40; place++)
            Assert.That(await fleet.RequestAsync(place: new Coordinates(place, 50)), Has.All.InstanceOf<Reported>());
        Assert.That(
            Stopwatch.GetElapsedTime(started),
            Is.LessThan(TimeSpan.FromSeconds(1.5)),
            "three deadlines until the circuit opens, not forty");
        await redis.SignalAsync("CONT");
    }

    [TestCase("REPLICAOF", "127.0.0.1", "9")]
    [TestCase("CONFIG", "SET", "maxmemory", "1mb")]
    [TestCase("CLIENT", "PAUSE", "1500", "ALL")]
    [TestCase("CLIENT", "PAUSE", "1500", "WRITE")]
    [TestCase("SCRIPT", "FLUSH")]
    [TestCase("FLUSHALL")]
    public async Task A_Redis_in_trouble_errors_nobody(params string[] trouble)
    {
        using var fleet = await Replicas.StartAsync(redis.Configuration, 2, ("Hub:Reports:SharedDeadline", "00:00:00.050"));
        await fleet.RequestAsync();
        await redis.ExecuteAsync(trouble);
        for (var place = 0; place < 20; place++)
            Assert.That(await fleet.RequestAsync(place: new Coordinates(place, 50)), Has.All.InstanceOf<Reported>());
        Assert.That(fleet.Calls, Is.InRange(1, 2 * 21), "one for each place and replica while Redis is no help");
    }

    [Test]
    public async Task A_Redis_that_is_emptied_while_a_vendor_is_asked_lets_nobody_else_ask_for_long()
    {
        using var fleet = await Replicas.StartAsync(redis.Configuration);
        var gate = fleet.Gate();
        var first = fleet[0].RequestAsync();
        await Replicas.Until(() => Task.FromResult(fleet.Calls == 1));
        await redis.ExecuteAsync("FLUSHALL");
        await Replicas.Until(async () => await redis.ExecuteAsync("DBSIZE") == ":1");
        var others = fleet.RequestAsync();
        await Replicas.Until(() => Task.FromResult(fleet.Turns("taken") >= 2));
        gate.SetResult();
        await first;
        Assert.That(await others, Has.All.InstanceOf<Reported>());
        Assert.That(fleet.Calls, Is.EqualTo(1), "the one who asks takes its lease back");
    }

    [Test]
    public async Task A_Redis_that_comes_back_is_used_again()
    {
        using var fleet = await Replicas.StartAsync(redis.Configuration, 2, ("Hub:Reports:SharedBreak", "00:00:00.500"));
        await redis.KillAsync();
        Assert.That(await fleet.RequestAsync(), Has.All.InstanceOf<Reported>());
        await using var again = await RedisServer.StartAsync(redis.Port);
        var place = 0;
        await Replicas.Until(async () =>
        {
            var before = fleet.Calls;
            await fleet.RequestAsync(place: new Coordinates(++place % 80, place / 80));
            return fleet.Calls == before + 1;
        });
    }
}
