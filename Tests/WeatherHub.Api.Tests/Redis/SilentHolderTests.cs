using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Tests.Fetching;
using WeatherHub.TestKit;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Redis;

/// <summary>
/// Replicas that wait for a report that will never come. Their leases last far longer than a caller waits, and nobody lets that time pass.
/// </summary>
public sealed class SilentHolderTests : RedisFixture
{
    private static readonly string Name = ReportKey.Of(
        "vendor-a",
        new WeatherQuery(ReportKind.Forecast, WeatherQuery.CellOf(Sample.Berlin), null)).ToString();

    private static readonly LeaseKeys Keys = new(Name);

    [Test]
    public async Task A_lease_that_vanished_without_a_report_is_taken_by_one_of_those_who_wait()
    {
        using var fleet = await Replicas.StartWithManualTimersAsync(Redis.Configuration);
        await Redis.ExecuteAsync("SET", Keys.Lease, "7:dead", "PX", "60000");
        var pending = fleet.RequestAsync(callers: 10);
        await Poll.UntilAsync(() => fleet.Turns("taken") >= 3);
        await Redis.ExecuteAsync("DEL", Keys.Lease);
        await fleet.PassAsync(Replicas.Pause);
        Assert.That(await pending, Has.All.InstanceOf<Reported>());
        Assert.That(fleet.Calls, Is.EqualTo(1));
    }

    [Test]
    public async Task Who_waits_when_Redis_dies_calls_alone()
    {
        using var fleet = await Replicas.StartWithManualTimersAsync(Redis.Configuration);
        await Redis.ExecuteAsync("SET", Keys.Lease, "7:dead", "PX", "60000");
        var pending = fleet.RequestAsync(callers: 10);
        await Poll.UntilAsync(() => fleet.Turns("taken") >= 3);
        await Redis.KillAsync();
        await fleet.PassAsync(Replicas.Pause);
        Assert.That(await pending, Has.All.InstanceOf<Reported>());
        Assert.That(fleet.Calls, Is.EqualTo(3), "one for each replica");
    }

    [Test]
    public async Task Who_waits_when_Redis_hangs_calls_alone()
    {
        using var fleet = await Replicas.StartWithManualTimersAsync(Redis.Configuration);
        await Redis.ExecuteAsync("SET", Keys.Lease, "7:dead", "PX", "60000");
        var pending = fleet.RequestAsync(callers: 10);
        await Poll.UntilAsync(() => fleet.Turns("taken") >= 3);
        await Redis.SignalAsync("STOP");
        await fleet.PassAsync(Replicas.Pause);
        await fleet.PassAsync(Replicas.Deadline);
        Assert.That(await pending, Has.All.InstanceOf<Reported>());
        Assert.That(fleet.Calls, Is.EqualTo(3), "one for each replica");
        await Redis.SignalAsync("CONT");
    }

    [Test]
    public async Task A_lease_whose_taker_did_not_hear_of_it_ends_with_the_takers_call()
    {
        using var fleet = await Replicas.StartWithManualTimersAsync(Redis.Configuration, 2);
        var gate = fleet.Gate();
        await Redis.SignalAsync("STOP");
        var unheard = fleet[0].RequestAsync();
        await fleet[0].PassAsync(Replicas.Deadline);
        await Poll.UntilAsync(() => fleet.Calls == 1);
        await Redis.SignalAsync("CONT");
        await Poll.UntilAsync(async () => await Redis.ExecuteAsync("EXISTS", Keys.Lease) == ":1");

        var other = fleet[1].RequestAsync();
        await Poll.UntilAsync(() => fleet.Turns("taken") >= 1);
        fleet.Before = null;
        gate.SetException(new ProviderFaultException(FaultKind.Network, "as the test wants"));
        Assert.That((await unheard).Outcomes[0], Is.InstanceOf<Failed>());
        Assert.That((await other).Outcomes[0], Is.InstanceOf<Reported>());
        Assert.That(fleet.Calls, Is.EqualTo(2));
    }

    [Test]
    public async Task What_Redis_did_not_take_is_stored_when_it_takes_it([Values] bool isReport)
    {
        using var fleet = await Replicas.StartWithManualTimersAsync(Redis.Configuration, 1);
        var leases = fleet[0].Get<Leases>();
        var lease = ((LeaseResult.Acquired)await leases.TakeAsync(Name, "vendor-a")).Lease;
        await Redis.ExecuteAsync("ACL", "SETUSER", "default", "-eval");
        var ending = isReport
            ? leases.StoreAsync(lease, "report"u8.ToArray(), TimeSpan.FromMinutes(1), default)
            : leases.ReleaseAsync(lease, new SharedFault(FaultKind.Network, null, TimeSpan.FromMinutes(1)));
        await fleet[0].Clock.TimerWithinAsync(Replicas.Pause);
        await Redis.ExecuteAsync("ACL", "SETUSER", "default", "+eval");
        fleet.Advance(Replicas.Pause);
        await ending;
        Assert.That(await Redis.ExecuteAsync("EXISTS", Keys.Lease), Is.EqualTo(":0"));
        Assert.That(await Redis.ExecuteAsync("HEXISTS", Keys.Entry, "data"), Is.EqualTo(isReport ? ":1" : ":0"));
        Assert.That(await Redis.ExecuteAsync("EXISTS", Keys.Fault), Is.EqualTo(isReport ? ":0" : ":1"));
    }

    [Test]
    public async Task A_lease_that_cannot_be_given_back_is_given_up_when_it_has_ended_by_itself()
    {
        using var fleet = await Replicas.StartWithManualTimersAsync(Redis.Configuration, 1);
        var leases = fleet[0].Get<Leases>();
        var lease = ((LeaseResult.Acquired)await leases.TakeAsync(Name, "vendor-a")).Lease;
        await Redis.ExecuteAsync("ACL", "SETUSER", "default", "-eval");
        var ending = leases.ReleaseAsync(lease);
        for (var waited = TimeSpan.Zero; waited < Replicas.LeaseLife; waited += Replicas.Pause) await fleet[0].PassAsync(Replicas.Pause);
        await ending;
        Assert.That(await Redis.ExecuteAsync("EXISTS", Keys.Lease), Is.EqualTo(":1"), "Redis ends it");
    }
}
