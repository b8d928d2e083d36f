using WeatherHub.Api.Fetching;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Tests.Fetching;

public sealed class StalenessTests
{
    private static readonly TimeSpan PastFreshness = FakeProvider.Freshness * 1.1 + TimeSpan.FromSeconds(1);

    [Test]
    public async Task A_fresh_report_is_served_without_asking_anybody()
    {
        using var bench = new Bench();
        Assert.That((await bench.AskAsync()).Cache, Is.EqualTo(CacheUse.Miss));
        bench.Clock.Advance(FakeProvider.Freshness - TimeSpan.FromSeconds(1));
        Assert.That((await bench.AskAsync()).Cache, Is.EqualTo(CacheUse.Hit));
        Assert.That(bench.Vendors.Select(vendor => vendor.Calls), Has.All.EqualTo(1));
    }

    [Test]
    public async Task A_report_just_past_its_freshness_is_replaced_when_the_vendor_is_quick()
    {
        using var bench = new Bench();
        await bench.AskAsync();
        bench.Clock.Advance(PastFreshness);
        var answer = await bench.AskAsync();
        Assert.That(answer.Cache, Is.EqualTo(CacheUse.Miss));
        Assert.That(
            answer.Outcomes.Cast<Reported>().Select(reported => reported.Report.FetchedAt),
            Has.All.EqualTo(bench.Clock.GetUtcNow()));
        Assert.That(bench.Vendors[0].Asked.Last().Known, Is.Not.Null);
    }

    [Test]
    public async Task A_report_just_past_its_freshness_is_served_while_a_slow_vendor_is_asked()
    {
        using var bench = new Bench(vendors: 1);
        await bench.AskAsync();
        bench.Clock.Advance(PastFreshness);
        var fresh = new TaskCompletionSource<Report>();
        bench.Vendors[0].Answers = (_, _) => fresh.Task;

        var asking = bench.AskAsync();
        await FanOutTests.Until(() => bench.Vendors[0].Calls == 2);
        bench.Clock.Advance(TimeSpan.FromMilliseconds(100));
        var answer = await asking;
        Assert.That(answer.Outcomes[0], Is.EqualTo(new Reported(((Reported)answer.Outcomes[0]).Report, Stale: true)));
        Assert.That(answer.Cache, Is.EqualTo(CacheUse.Stale));

        // Those who come later do not wait at all.
        Assert.That((await bench.AskAsync()).Cache, Is.EqualTo(CacheUse.Stale));
        fresh.SetResult(bench.Vendors[0].Report(bench.Vendors[0].Asked.Last()));
        await FanOutTests.Until(() =>
            bench.The<FetchPipeline>().Fresh(new FetchRequest(bench.Vendors[0], bench.Vendors[0].Asked.First())) is not null);
        Assert.That((await bench.AskAsync()).Cache, Is.EqualTo(CacheUse.Hit));
        Assert.That(bench.Vendors[0].Calls, Is.EqualTo(2));
    }

    [Test]
    public async Task A_report_long_past_its_freshness_is_served_only_when_the_deadline_brings_nothing_better()
    {
        using var bench = new Bench(vendors: 1);
        await bench.AskAsync();
        bench.Clock.Advance(FakeProvider.Freshness * 5);
        bench.Vendors[0].Answers = (_, token) => FanOutTests.Never(token);

        var asking = bench.AskAsync();
        await FanOutTests.Until(() => bench.Vendors[0].Calls == 2);
        bench.Clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.That(asking.IsCompleted, Is.False);
        bench.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var reported = (Reported)(await asking).Outcomes[0];
        Assert.That((reported.Stale, reported.Fault), Is.EqualTo((true, (FaultKind?)FaultKind.Timeout)));
    }

    [Test]
    public async Task With_every_vendor_dead_places_asked_before_are_served_stale_and_new_ones_are_refused()
    {
        using var bench = new Bench();
        await bench.AskAsync();
        foreach (var vendor in bench.Vendors) vendor.Fails(FaultKind.Network);
        bench.Clock.Advance(TimeSpan.FromHours(23));

        var known = await bench.AskAsync();
        Assert.That(known.Forecast, Is.Not.Null);
        Assert.That(
            known.Outcomes.Cast<Reported>().Select(reported => (reported.Stale, reported.Fault)),
            Has.All.EqualTo((true, (FaultKind?)FaultKind.Network)));
        var unknown = await bench.AskAsync(new Coordinates(1, 2));
        Assert.That(unknown.Forecast, Is.Null);
        Assert.That(unknown.Outcomes, Has.All.InstanceOf<Failed>());
        Assert.That(unknown.Outcomes.Cast<Failed>().Select(failed => failed.Kind), Has.All.EqualTo(FaultKind.Network));
    }

    [Test]
    public async Task A_report_whose_temperatures_are_all_impossible_does_not_replace_one_that_has_them()
    {
        using var bench = new Bench();
        await bench.AskAsync();
        foreach (var vendor in bench.Vendors) vendor.Answers = (query, _) => Task.FromResult(WithoutTemperature(vendor.Report(query)));
        bench.Clock.Advance(FakeProvider.Freshness * 5);

        var answer = await bench.AskAsync();
        Assert.That(
            answer.Outcomes.Cast<Reported>().Select(reported => (reported.Stale, reported.Fault)),
            Has.All.EqualTo((true, (FaultKind?)FaultKind.BadPayload)));
        Assert.That(answer.Outcomes.Cast<Reported>().Select(reported => reported.Report.Hourly![Variable.Temperature]), Has.All.Not.Null);

        var elsewhere = await bench.AskAsync(new Coordinates(1, 2));
        Assert.That(elsewhere.Outcomes.Cast<Reported>().Select(reported => reported.Report.Rejections.Count), Has.All.EqualTo(1));
    }

    private static Report WithoutTemperature(Report report) => report with
    {
        Hourly = report.Hourly!.With((variable, column) => variable == Variable.Temperature ? null : column, heights: null),
        Rejections = [new Rejection(Variable.Temperature, report.Hourly.Axis.Count)],
    };

    [TestCase("forecast", 24)]
    [TestCase("current", 3)]
    public async Task Nothing_is_served_past_its_window(string name, int hours)
    {
        var kind = ReportKind.Named(name)!;
        using var bench = new Bench(vendors: 1);
        await bench.AskAsync(Sample.Request(kind));
        bench.Vendors[0].Fails(FaultKind.Unavailable);
        bench.Clock.Advance(TimeSpan.FromHours(hours) - TimeSpan.FromSeconds(5));
        Assert.That((await bench.AskAsync(Sample.Request(kind))).Outcomes[0], Is.InstanceOf<Reported>());
        bench.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.That((await bench.AskAsync(Sample.Request(kind))).Outcomes[0], Is.InstanceOf<Failed>());
    }

    [Test]
    public async Task Many_places_fetched_at_once_do_not_expire_at_once()
    {
        using var bench = new Bench(vendors: 1);
        var expiries = new List<DateTimeOffset>();
        for (var i = 0; i < 50; i++) expiries.Add(((Reported)(await bench.AskAsync(new Coordinates(i, i))).Outcomes[0]).Report.ExpiresAt);
        var promised = bench.Clock.GetUtcNow() + FakeProvider.Freshness;
        Assert.That(expiries.Distinct().Count(), Is.GreaterThan(45));
        Assert.That(expiries, Has.All.InRange(promised, promised + FakeProvider.Freshness * 0.1));
    }
}
