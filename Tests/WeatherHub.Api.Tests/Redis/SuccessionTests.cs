using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Tests.Fetching;
using WeatherHub.TestKit;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Redis;

public sealed class SuccessionTests : RedisFixture
{
    private static readonly ReportKey Key = ReportKey.Of(
        "vendor-a",
        new WeatherQuery(ReportKind.Forecast, WeatherQuery.CellOf(Sample.Berlin), null));
    private static readonly string Name = Key.ToString();
    private static readonly LeaseKeys Keys = new(Name);

    [Test]
    public async Task A_replica_that_dies_while_it_asks_is_succeeded_by_one_other_when_its_lease_ends()
    {
        using var fleet = await Replicas.StartAsync(Redis.Configuration);
        await Redis.ExecuteAsync("SET", Keys.Lease, "7:dead", "PX", "1000");
        Assert.That(await fleet.RequestAsync(callers: 10), Has.All.InstanceOf<Reported>());
        Assert.That((fleet.Calls, fleet.Turns("taken") > 0), Is.EqualTo((1, true)));
    }

    [Test]
    public async Task A_replica_that_still_asks_keeps_its_lease()
    {
        using var fleet = await Replicas.StartWithManualTimersAsync(Redis.Configuration);
        var gate = fleet.Gate();
        var pending = fleet.RequestAsync();
        await Poll.UntilAsync(() => fleet.Calls == 1);
        for (var renewal = 1; renewal <= 2; renewal++)
        {
            await Poll.UntilAsync(() => fleet.Turns("taken") >= 2 * renewal);
            await Redis.ExecuteAsync("PEXPIRE", Keys.Lease, "60000");
            fleet.Advance(TimeSpan.FromSeconds(4));
            await Poll.UntilAsync(async () => long.Parse((await Redis.ExecuteAsync("PTTL", Keys.Lease))[1..]) <= 12_000);
        }

        gate.SetResult();
        Assert.That(await pending, Has.All.InstanceOf<Reported>());
        Assert.That(fleet.Calls, Is.EqualTo(1));
        await Poll.UntilAsync(async () => await Redis.ExecuteAsync("EXISTS", Keys.Lease) == ":0");
    }

    [Test]
    public async Task A_late_writer_is_refused_once_a_later_lease_has_written()
    {
        using var fleet = await Replicas.StartAsync(Redis.Configuration, 2);
        var (early, late) = (fleet[0].Get<Leases>(), fleet[1].Get<Leases>());
        var first = ((LeaseResult.Acquired)await early.TakeAsync(Name, "vendor-a")).Lease;
        Assert.That(await late.TakeAsync(Name, "vendor-a"), Is.InstanceOf<LeaseResult.Held>());
        await Redis.ExecuteAsync("DEL", Keys.Lease);
        var second = ((LeaseResult.Acquired)await late.TakeAsync(Name, "vendor-a")).Lease;
        Assert.That(second.Token, Is.GreaterThan(first.Token));

        Assert.That(
            await late.StoreAsync(second, "new"u8.ToArray(), TimeSpan.FromMinutes(1), default),
            Is.EqualTo(new RedisReply<bool>(true, true)));
        Assert.That(
            await early.StoreAsync(first, "old"u8.ToArray(), TimeSpan.FromMinutes(1), default),
            Is.EqualTo(new RedisReply<bool>(true, false)));
        await early.ReleaseAsync(first, new SharedFault(FaultKind.Timeout, null, TimeSpan.FromMinutes(1)));
        Assert.That(await Redis.ExecuteAsync("HGET", Keys.Entry, "data"), Is.EqualTo("new"));
        Assert.That(await Redis.ExecuteAsync("EXISTS", Keys.Fault), Is.EqualTo(":0"));
    }

    [Test]
    public async Task A_late_writer_is_refused_also_when_the_numbers_of_leases_were_lost_meanwhile()
    {
        using var fleet = await Replicas.StartAsync(Redis.Configuration, 2);
        var (early, late) = (fleet[0].Get<Leases>(), fleet[1].Get<Leases>());
        var first = ((LeaseResult.Acquired)await early.TakeAsync(Name, "vendor-a")).Lease;
        await Redis.ExecuteAsync("FLUSHALL");
        var second = ((LeaseResult.Acquired)await late.TakeAsync(Name, "vendor-a")).Lease;
        Assert.That(second.Token, Is.GreaterThan(first.Token));

        Assert.That(
            await late.StoreAsync(second, "new"u8.ToArray(), TimeSpan.FromMinutes(1), default),
            Is.EqualTo(new RedisReply<bool>(true, true)));
        Assert.That(
            await early.StoreAsync(first, "old"u8.ToArray(), TimeSpan.FromMinutes(1), default),
            Is.EqualTo(new RedisReply<bool>(true, false)));
        Assert.That(await Redis.ExecuteAsync("HGET", Keys.Entry, "data"), Is.EqualTo("new"));
    }

    [TestCase("5", true)]
    [TestCase("99999999999999999999", true)]
    [TestCase("an hour ahead", false)]
    public async Task Leases_are_numbered_by_the_clock_of_the_store_and_always_upwards(string last, bool byTheClock)
    {
        using var fleet = await Replicas.StartAsync(Redis.Configuration, 1);
        var now =
            1_000_000
            * long.Parse(
                await Redis.ExecuteAsync("EVAL", "return redis.call('TIME')[1]", "0"),
                System.Globalization.CultureInfo.InvariantCulture);
        var ahead = now + 3_600_000_000;
        await Redis.ExecuteAsync("HSET", Keys.Entry, "token", byTheClock ? last : $"{ahead}");
        var token = ((LeaseResult.Acquired)await fleet[0].Get<Leases>().TakeAsync(Name, "vendor-a")).Lease.Token;
        if (byTheClock) Assert.That(token, Is.EqualTo(now).Within(60_000_000));
        else Assert.That(token, Is.EqualTo(ahead + 1));
    }

    [Test]
    public async Task Nobody_gives_back_a_lease_that_another_holds()
    {
        using var fleet = await Replicas.StartAsync(Redis.Configuration, 2);
        var first = ((LeaseResult.Acquired)await fleet[0].Get<Leases>().TakeAsync(Name, "vendor-a")).Lease;
        await Redis.ExecuteAsync("DEL", Keys.Lease);
        var second = ((LeaseResult.Acquired)await fleet[1].Get<Leases>().TakeAsync(Name, "vendor-a")).Lease;
        await fleet[0].Get<Leases>().ReleaseAsync(first);
        Assert.That(await Redis.ExecuteAsync("GET", Keys.Lease), Is.EqualTo(second.Holder));
    }

    [TestCase("SET", "lease", "rubbish")]
    [TestCase("SET", "lease", "3:abcdef")]
    [TestCase("RPUSH", "lease", "a")]
    [TestCase("SET", "fault", "rubbish")]
    [TestCase("SET", "fault", "1 Cucumber -")]
    [TestCase("SET", "fault", "2 Timeout -")]
    [TestCase("SET", "fault", "1 Timeout 99999999999999")]
    [TestCase("RPUSH", "fault", "a")]
    [TestCase("SET", "entry", "rubbish")]
    [TestCase("HSET", "entry", "token", "rubbish")]
    [TestCase("HSET", "entry", "data", "rubbish")]
    [TestCase("HSET", "entry", "fence", "rubbish")]
    [TestCase("HSET", "entry", "fresh", "rubbish")]
    [TestCase("HSET", "entry", "fresh", "99999999999999", "data", "rubbish")]
    public async Task What_holds_rubbish_is_treated_as_empty(string command, string which, params string[] value)
    {
        using var fleet = await Replicas.StartAsync(Redis.Configuration, 2);
        await Redis.ExecuteAsync([command, which == "lease" ? Keys.Lease : which == "fault" ? Keys.Fault : Keys.Entry, .. value]);
        if (which == "fault") await Redis.ExecuteAsync("PEXPIRE", Keys.Fault, "60000");
        Assert.That(await fleet.RequestAsync(callers: 5), Has.All.InstanceOf<Reported>());
        Assert.That(fleet.Calls, Is.EqualTo(1));
    }
}
