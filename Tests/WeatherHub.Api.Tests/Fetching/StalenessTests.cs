using WeatherHub.Api.Fetching;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.TestKit;
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
        using var fixture = new FetchingFixture();
        Assert.That((await fixture.RequestAsync()).Cache, Is.EqualTo(CacheUse.Miss));
        fixture.Clock.Advance(FakeProvider.Freshness - TimeSpan.FromSeconds(1));
        Assert.That((await fixture.RequestAsync()).Cache, Is.EqualTo(CacheUse.Hit));
        Assert.That(fixture.Vendors.Select(vendor => vendor.Calls), Has.All.EqualTo(1));
    }

    [Test]
    public async Task A_report_just_past_its_freshness_is_replaced_when_the_vendor_is_quick()
    {
        using var fixture = new FetchingFixture();
        await fixture.RequestAsync();
        fixture.Clock.Advance(PastFreshness);
        var answer = await fixture.RequestAsync();
        Assert.That(answer.Cache, Is.EqualTo(CacheUse.Miss));
        Assert.That(
            answer.Outcomes.Cast<Reported>().Select(reported => reported.Report.FetchedAt),
            Has.All.EqualTo(fixture.Clock.GetUtcNow()));
        Assert.That(fixture.Vendors[0].Asked.Last().Known, Is.Not.Null);
    }

    [Test]
    public async Task A_report_just_past_its_freshness_is_served_while_a_slow_vendor_is_asked()
    {
        using var fixture = new FetchingFixture(vendors: 1);
        await fixture.RequestAsync();
        fixture.Clock.Advance(PastFreshness);
        var fresh = new TaskCompletionSource<Report>();
        fixture.Vendors[0].Answers = (_, _) => fresh.Task;

        var pending = fixture.RequestAsync();
        await Poll.UntilAsync(() => fixture.Vendors[0].Calls == 2);
        fixture.Clock.Advance(TimeSpan.FromMilliseconds(100));
        var answer = await pending;
        Assert.That(answer.Outcomes[0], Is.EqualTo(new Reported(((Reported)answer.Outcomes[0]).Report, Stale: true)));
        Assert.That(answer.Cache, Is.EqualTo(CacheUse.Stale));

        // Those who come later do not wait at all.
        Assert.That((await fixture.RequestAsync()).Cache, Is.EqualTo(CacheUse.Stale));
        fresh.SetResult(fixture.Vendors[0].Report(fixture.Vendors[0].Asked.Last()));
        await Poll.UntilAsync(() =>
            fixture.Get<FetchPipeline>().Fresh(new FetchRequest(fixture.Vendors[0], fixture.Vendors[0].Asked.First())) is not null);
        Assert.That((await fixture.RequestAsync()).Cache, Is.EqualTo(CacheUse.Hit));
        Assert.That(fixture.Vendors[0].Calls, Is.EqualTo(2));
    }

    [Test]
    public async Task A_report_long_past_its_freshness_is_served_only_when_the_deadline_brings_nothing_better()
    {
        using var fixture = new FetchingFixture(vendors: 1);
        await fixture.RequestAsync();
        fixture.Clock.Advance(FakeProvider.Freshness * 5);
        fixture.Vendors[0].Answers = (_, token) => FanOutTests.Never(token);

        var pending = fixture.RequestAsync();
        await Poll.UntilAsync(() => fixture.Vendors[0].Calls == 2);
        fixture.Clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.That(pending.IsCompleted, Is.False);
        fixture.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var reported = (Reported)(await pending).Outcomes[0];
        Assert.That((reported.Stale, reported.Fault), Is.EqualTo((true, (FaultKind?)FaultKind.Timeout)));
    }

    [Test]
    public async Task With_every_vendor_dead_places_asked_before_are_served_stale_and_new_ones_are_refused()
    {
        using var fixture = new FetchingFixture();
        await fixture.RequestAsync();
        foreach (var vendor in fixture.Vendors) vendor.Fails(FaultKind.Network);
        fixture.Clock.Advance(TimeSpan.FromHours(23));

        var known = await fixture.RequestAsync();
        Assert.That(known.Forecast, Is.Not.Null);
        Assert.That(
            known.Outcomes.Cast<Reported>().Select(reported => (reported.Stale, reported.Fault)),
            Has.All.EqualTo((true, (FaultKind?)FaultKind.Network)));
        var unknown = await fixture.RequestAsync(new Coordinates(1, 2));
        Assert.That(unknown.Forecast, Is.Null);
        Assert.That(unknown.Outcomes, Has.All.InstanceOf<Failed>());
        Assert.That(unknown.Outcomes.Cast<Failed>().Select(failed => failed.Kind), Has.All.EqualTo(FaultKind.Network));
    }

    [Test]
    public async Task A_report_whose_temperatures_are_all_impossible_does_not_replace_one_that_has_them()
    {
        using var fixture = new FetchingFixture();
        await fixture.RequestAsync();
        foreach (var vendor in fixture.Vendors) vendor.Answers = (query, _) => Task.FromResult(WithoutTemperature(vendor.Report(query)));
        fixture.Clock.Advance(FakeProvider.Freshness * 5);

        var answer = await fixture.RequestAsync();
        Assert.That(
            answer.Outcomes.Cast<Reported>().Select(reported => (reported.Stale, reported.Fault)),
            Has.All.EqualTo((true, (FaultKind?)FaultKind.BadPayload)));
        Assert.That(answer.Outcomes.Cast<Reported>().Select(reported => reported.Report.Hourly![Variable.Temperature]), Has.All.Not.Null);

        var elsewhere = await fixture.RequestAsync(new Coordinates(1, 2));
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
        using var fixture = new FetchingFixture(vendors: 1);
        await fixture.RequestAsync(Sample.Request(kind));
        fixture.Vendors[0].Fails(FaultKind.Unavailable);
        fixture.Clock.Advance(TimeSpan.FromHours(hours) - TimeSpan.FromSeconds(5));
        Assert.That((await fixture.RequestAsync(Sample.Request(kind))).Outcomes[0], Is.InstanceOf<Reported>());
        fixture.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.That((await fixture.RequestAsync(Sample.Request(kind))).Outcomes[0], Is.InstanceOf<Failed>());
    }

    [Test]
    public async Task Many_places_fetched_at_once_do_not_expire_at_once()
    {
        using var fixture = new FetchingFixture(vendors: 1);
        var expiries = new List<DateTimeOffset>();
        for (var i = 0; i < 50; i++)
            expiries.Add(((Reported)(await fixture.RequestAsync(new Coordinates(i, i))).Outcomes[0]).Report.ExpiresAt);
        var promised = fixture.Clock.GetUtcNow() + FakeProvider.Freshness;
        Assert.That(expiries.Distinct().Count(), Is.GreaterThan(45));
        Assert.That(expiries, Has.All.InRange(promised, promised + FakeProvider.Freshness * 0.1));
    }
}
