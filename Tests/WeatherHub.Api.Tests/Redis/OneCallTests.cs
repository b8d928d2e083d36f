using WeatherHub.Api.Fetching;
using WeatherHub.Api.Fetching.Cache;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Tests.Fetching;
using WeatherHub.TestKit;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Redis;

public sealed class OneCallTests : RedisFixture
{
    private static readonly string Rest = SharedBackoff.Key("vendor-a")!;

    [Test]
    public async Task A_hundred_callers_at_each_of_three_replicas_cost_one_call()
    {
        using var fleet = await Replicas.StartAsync(Redis.Configuration);
        Assert.That(await fleet.RequestAsync(callers: 100), Has.All.InstanceOf<Reported>());
        Assert.That(fleet.Calls, Is.EqualTo(1));
    }

    [Test]
    public async Task However_slow_the_vendor_is_the_others_wait_for_the_one_who_asks()
    {
        using var fleet = await Replicas.StartWithManualTimersAsync(Redis.Configuration);
        var gate = fleet.Gate();
        var pending = fleet.RequestAsync(callers: 100);
        for (var looks = 2; looks <= 6; looks += 2)
        {
            await Poll.UntilAsync(() => fleet.Turns("taken") >= looks);
            fleet.Advance(TimeSpan.FromMilliseconds(50));
        }

        gate.SetResult();

        var outcomes = await pending;
        Assert.That(outcomes, Has.All.InstanceOf<Reported>());
        Assert.That(outcomes.Cast<Reported>().Select(reported => reported.Report.FetchedAt).Distinct(), Has.Exactly(1).Items);
        Assert.That(fleet.Calls, Is.EqualTo(1));
    }

    [Test]
    public async Task A_report_that_is_fetched_again_before_it_must_be_is_one_call_for_all_replicas()
    {
        using var fleet = await Replicas.StartAsync(Redis.Configuration);
        var request = new FetchRequest(fleet[0].Vendors[0], new WeatherQuery(ReportKind.Forecast, WeatherQuery.CellOf(Sample.Berlin), null))
        {
            IsEarly = true,
        };
        var (now, life) = (TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(10));
        var margin =
            FreshnessPolicy.Settle(request.Key, Sample.Report("vendor-a", ReportKind.Forecast, now, now + life)).ExpiresAt - now - life;
        var due = Sample.Report("vendor-a", ReportKind.Forecast, now - life - margin * 0.98, now - margin * 0.98);
        Assert.That(fleet[0].Get<FreshnessPolicy>().IsFresh(fleet[0].Get<ReportCache>().Keep(request.Key, due)), Is.True);
        await Poll.UntilAsync(async () => await Redis.ExecuteAsync("EXISTS", $"weatherhub:{request.Key}") == ":1");

        var landed = await Task.WhenAll(
            fleet.All.Select(replica => replica.Get<FetchPipeline>().FetchAsync(request with { Provider = replica.Vendors[0] }, default)));
        Assert.That(
            landed.Select(result => (Reported)result.Outcome).Select(reported => reported.Report.FetchedAt),
            Has.All.GreaterThanOrEqualTo(now));
        Assert.That(fleet.Calls, Is.EqualTo(1));
    }

    [TestCase(FaultKind.Unavailable)]
    [TestCase(FaultKind.Network)]
    [TestCase(FaultKind.Timeout)]
    [TestCase(FaultKind.BadPayload)]
    public async Task Also_a_failure_is_one_call_for_all_replicas(FaultKind kind)
    {
        using var fleet = await Replicas.StartAsync(Redis.Configuration, 3, ("Hub:FanOut:FailureHold", "00:00:30"));
        fleet.Fails(kind);
        Assert.That((await fleet.RequestAsync(callers: 100)).Cast<Failed>().Select(failed => failed.Kind), Has.All.EqualTo(kind));
        Assert.That(fleet.Calls, Is.EqualTo(1));

        fleet.Before = null;
        Assert.That(await fleet.RequestAsync(callers: 10), Has.All.InstanceOf<Failed>(), "the failure stands for a while, everywhere");
        Assert.That(fleet.Calls, Is.EqualTo(1));
    }

    [Test]
    public async Task A_vendor_that_refuses_by_rate_is_left_alone_by_every_replica_and_for_every_place()
    {
        using var fleet = await Replicas.StartAsync(Redis.Configuration);
        fleet.Fails(FaultKind.RateLimited, TimeSpan.FromSeconds(120));
        await fleet[0].RequestAsync();
        await Poll.UntilAsync(async () => await Redis.ExecuteAsync("EXISTS", Rest) == ":1");

        fleet.Before = null;
        for (var place = 0; place < 5; place++)
            foreach (var failed in (await fleet.RequestAsync(place: new Coordinates(place, 50))).Cast<Failed>())
                Assert.That(
                    (failed.Kind, failed.RetryAfter!.Value.TotalSeconds),
                    Is.EqualTo((FaultKind.RateLimited, 117.0))
                        .Using<(FaultKind, double), (FaultKind, double)>(
                            (one, other) => one.Item1 == other.Item1 && Math.Abs(one.Item2 - other.Item2) < 4));
        Assert.That(fleet.Calls, Is.EqualTo(1));
    }

    [Test]
    public async Task A_vendor_whose_rest_is_over_is_asked_again()
    {
        using var fleet = await Replicas.StartAsync(Redis.Configuration, 2, ("Hub:FanOut:FailureHold", "00:00:00"));
        await Redis.ExecuteAsync("SET", Rest, "1", "PX", "600");
        Assert.That(await fleet[0].RequestAsync(), Has.Property("Forecast").Null);
        Assert.That(fleet.Calls, Is.Zero);
        await Poll.UntilAsync(async () => await Redis.ExecuteAsync("EXISTS", Rest) == ":0");
        Assert.That((await fleet[1].RequestAsync()).Outcomes[0], Is.InstanceOf<Reported>());
    }

    [Test]
    public async Task A_replica_that_has_no_slot_at_its_own_vendor_tells_nobody_that_the_vendor_failed()
    {
        using var fleet = await Replicas.StartAsync(Redis.Configuration, 2);
        fleet.Fails(FaultKind.BudgetExhausted);
        await fleet[0].RequestAsync();
        fleet.Before = null;
        Assert.That((await fleet[1].RequestAsync()).Outcomes[0], Is.InstanceOf<Reported>());
    }
}
