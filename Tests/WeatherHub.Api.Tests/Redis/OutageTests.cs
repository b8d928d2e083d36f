using WeatherHub.TestKit;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Redis;

public sealed class OutageTests : RedisFixture
{
    [Test]
    public async Task A_Redis_that_dies_while_a_vendor_is_asked_costs_one_call_for_each_replica_at_most()
    {
        using var fleet = await Replicas.StartAsync(Redis.Configuration);
        var gate = fleet.Gate();
        var pending = fleet.RequestAsync(callers: 20);
        await Poll.UntilAsync(() => fleet.Turns("taken") >= 4);
        await Redis.KillAsync();
        gate.SetResult();
        Assert.That(await pending, Has.All.InstanceOf<Reported>());
        Assert.That(fleet.Calls, Is.InRange(1, 3));
    }

    [Test]
    public async Task A_Redis_that_hangs_costs_each_replica_three_deadlines_and_errors_nobody()
    {
        using var fleet = await Replicas.StartWithManualClockAsync(Redis.Configuration);
        await fleet[0].RequestAsync();
        await fleet[1].RequestAsync();
        await Redis.SignalAsync("STOP");
        foreach (var replica in fleet.All)
        {
            var deadlines = 0;
            for (var place = 0; place < 40; place++)
            {
                var pending = replica.RequestAsync(new Coordinates(place, 50));
                while (await Task.WhenAny(pending, replica.Clock.TimerWithinAsync(Replicas.Deadline, Replicas.Deadline * 0.99)) != pending)
                {
                    deadlines++;
                    replica.Clock.Advance(Replicas.Deadline);
                }

                Assert.That((await pending).Outcomes[0], Is.InstanceOf<Reported>());
            }

            Assert.That(deadlines, Is.InRange(1, 3), "until the circuit opens, not forty");
        }

        await Redis.SignalAsync("CONT");
    }

    [TestCase("REPLICAOF", "127.0.0.1", "9")]
    [TestCase("CONFIG", "SET", "maxmemory", "1mb")]
    [TestCase("CLIENT", "PAUSE", "1500", "ALL")]
    [TestCase("CLIENT", "PAUSE", "1500", "WRITE")]
    [TestCase("SCRIPT", "FLUSH")]
    [TestCase("FLUSHALL")]
    public async Task A_Redis_in_trouble_errors_nobody(params string[] trouble)
    {
        using var fleet = await Replicas.StartAsync(Redis.Configuration, 2, ("Hub:Reports:SharedDeadline", "00:00:00.050"));
        await fleet.RequestAsync();
        await Redis.ExecuteAsync(trouble);
        for (var place = 0; place < 20; place++)
            Assert.That(await fleet.RequestAsync(place: new Coordinates(place, 50)), Has.All.InstanceOf<Reported>());
        Assert.That(fleet.Calls, Is.InRange(1, 2 * 21), "one for each place and replica while Redis is no help");
    }

    [Test]
    public async Task A_Redis_that_is_emptied_while_a_vendor_is_asked_lets_nobody_else_ask_for_long()
    {
        using var fleet = await Replicas.StartAsync(Redis.Configuration);
        var gate = fleet.Gate();
        var first = fleet[0].RequestAsync();
        await Poll.UntilAsync(() => fleet.Calls == 1);
        await Redis.ExecuteAsync("FLUSHALL");
        await Poll.UntilAsync(async () => await Redis.ExecuteAsync("DBSIZE") == ":1");
        var others = fleet.RequestAsync();
        await Poll.UntilAsync(() => fleet.Turns("taken") >= 2);
        gate.SetResult();
        await first;
        Assert.That(await others, Has.All.InstanceOf<Reported>());
        Assert.That(fleet.Calls, Is.EqualTo(1), "the one who asks takes its lease back");
    }

    [Test]
    public async Task A_Redis_that_comes_back_is_used_again()
    {
        using var fleet = await Replicas.StartAsync(Redis.Configuration, 2);
        await Redis.KillAsync();
        Assert.That(await fleet.RequestAsync(), Has.All.InstanceOf<Reported>());
        await using var again = await RedisServer.StartAsync(Redis.Port);
        var place = 0;
        await Poll.UntilAsync(async () =>
        {
            fleet.SetForward(Replicas.Break);
            var before = fleet.Calls;
            await fleet.RequestAsync(place: new Coordinates(++place % 80, place / 80));
            return fleet.Calls == before + 1;
        });
    }
}
