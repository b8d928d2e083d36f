using WeatherHub.Api.Fetching;
using WeatherHub.Api.Fetching.Cache;
using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.TestKit;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Fetching;

public sealed class RefreshAheadTests
{
    private static readonly Coordinates Null = new(0, 0);

    [Test]
    public async Task A_hot_place_is_fetched_again_before_it_expires_and_nobody_waits_for_it()
    {
        using var fixture = new FetchingFixture(vendors: 1);
        fixture.Clock.Advance(JustBefore(await ExpiryAsync(fixture), fixture));
        var late = new TaskCompletionSource<Report>();
        fixture.Vendors[0].Answers = (_, _) => late.Task;
        await RequestAsync(fixture, times: 3);

        var answer = await fixture.RequestAsync(Null);
        await Poll.UntilAsync(() => fixture.Vendors[0].Calls == 2);
        Assert.That((answer.Cache, ((Reported)answer.Outcomes[0]).Stale), Is.EqualTo((CacheUse.Hit, false)));

        await RequestAsync(fixture, times: 5);
        Assert.That(fixture.Vendors[0].Calls, Is.EqualTo(2), "one flight for all");
        late.SetResult(fixture.Vendors[0].Report(fixture.Vendors[0].Asked.Last()));
        await UntilFetchedAsync(fixture, fixture.Clock.GetUtcNow());
        fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await fixture.RequestAsync(Null)).Cache, Is.EqualTo(CacheUse.Hit));
        Assert.That(fixture.Vendors[0].Calls, Is.EqualTo(2));
    }

    [Test]
    public async Task No_vendor_is_asked_again_before_its_own_word_has_passed()
    {
        using var fixture = new FetchingFixture(vendors: 1);
        for (var place = 0; place < 50; place++) await RequestAsync(fixture, times: 10, place);
        fixture.Clock.Advance(FakeProvider.Freshness - TimeSpan.FromSeconds(1));
        for (var place = 0; place < 50; place++) await RequestAsync(fixture, times: 10, place);
        Assert.That(fixture.Vendors[0].Calls, Is.EqualTo(50));
    }

    [Test]
    public async Task Hot_places_fetched_at_once_are_not_all_fetched_again_at_once()
    {
        using var fixture = new FetchingFixture(vendors: 1);
        var reports = new List<(ReportKey Key, Report Report)>();
        for (var place = 0; place < 200; place++)
        {
            var answer = await fixture.RequestAsync(new Coordinates(place / 4.0, place));
            reports.Add((ReportKey.Of("vendor-a", fixture.Vendors[0].Asked.Last()), ((Reported)answer.Outcomes[0]).Report));
        }

        var life = fixture.Get<FreshnessPolicy>();
        var start = fixture.Clock.GetUtcNow();
        List<int> due = [];
        for (var minute = 58; minute < 67; minute++)
        {
            fixture.Clock.Advance(start + TimeSpan.FromMinutes(minute) - fixture.Clock.GetUtcNow());
            due.Add(reports.Count(item => life.IsDue(item.Key, item.Report)));
        }

        Assert.That((due[0], due[1], due[^1]), Is.EqualTo((0, 0, 200)));
        Assert.That(due.Zip(due.Skip(1), (before, after) => after - before).Max(), Is.LessThan(110));
    }

    [TestCase("3", 2)]
    [TestCase("0", 1000)]
    public async Task A_place_that_is_not_hot_is_left_to_expire(string hotAsks, int asks)
    {
        using var fixture = new FetchingFixture(vendors: 1, settings: ("Hub:Reports:HotAsks", hotAsks));
        await RequestAsync(fixture, times: 1);
        fixture.Clock.Advance(JustBefore(await ExpiryAsync(fixture), fixture));
        await RequestAsync(fixture, times: asks - 1);
        Assert.That(fixture.Vendors[0].Calls, Is.EqualTo(1));
    }

    [Test]
    public async Task An_early_try_that_fails_is_made_once_and_the_fresh_report_goes_on_serving()
    {
        using var fixture = new FetchingFixture(vendors: 1);
        await RequestAsync(fixture, times: 5);
        fixture.Clock.Advance(JustBefore(await ExpiryAsync(fixture), fixture) - TimeSpan.FromSeconds(8));
        fixture.Vendors[0].Fails(FaultKind.Unavailable);
        await RequestAsync(fixture, times: 5);
        await Poll.UntilAsync(() =>
            fixture.Get<NegativeCache>().Last(ReportKey.Of("vendor-a", fixture.Vendors[0].Asked.First())) is not null);
        fixture.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.That((await fixture.RequestAsync(Null)).Outcomes[0], Is.InstanceOf<Reported>().With.Property(nameof(Reported.Stale)).False);
        Assert.That(fixture.Vendors[0].Calls, Is.EqualTo(2));
    }

    [Test]
    public async Task Answers_served_from_the_store_make_a_place_hot_too()
    {
        using var fixture = new FetchingFixture(vendors: 1);
        await fixture.RequestAsync(Null);
        fixture.Get<IForecastService>().Requested((Sample.Request() with { Place = Null }), 1000);
        fixture.Clock.Advance(JustBefore(await ExpiryAsync(fixture), fixture));
        fixture.Get<IForecastService>().Requested((Sample.Request() with { Place = Null }), 1);
        await Poll.UntilAsync(() => fixture.Vendors[0].Calls == 2);
    }

    [Test]
    public void Heat_halves_in_its_time_and_orders_what_replicas_saw()
    {
        var clock = new TestKit.ManualTimeProvider();
        var frequency = new RequestFrequency(new KeyCapacity([]), clock);
        var (often, once) = (new ReportKey("a", ReportKind.Forecast, 1, 1, null), new ReportKey("a", ReportKind.Forecast, 2, 2, 30));
        Assert.That(frequency.Add(often, 8), Is.EqualTo(8));
        clock.Advance(RequestFrequency.HalfLife * 2);
        frequency.Add(once);
        Assert.That(frequency.Of(often), Is.EqualTo(2).Within(0.001));
        Assert.That(frequency.MostRequested(5).Select(item => item.Key), Is.EqualTo(new[] { often, once }));
        clock.Advance(RequestFrequency.HalfLife * 2);
        frequency.Add(once);
        Assert.That(frequency.MostRequested(1).Select(item => item.Key), Is.EqualTo(new[] { once }));
    }

    private static async Task RequestAsync(FetchingFixture fixture, int times, int place = 0)
    {
        for (var i = 0; i < times; i++) await fixture.RequestAsync(new Coordinates(place / 2.0, place));
    }

    private static async Task<DateTimeOffset> ExpiryAsync(FetchingFixture fixture) =>
        ((Reported)(await fixture.RequestAsync(Null)).Outcomes[0]).Report.ExpiresAt;

    private static TimeSpan JustBefore(DateTimeOffset expiry, FetchingFixture fixture) =>
        expiry - fixture.Clock.GetUtcNow() - TimeSpan.FromSeconds(1);

    private static Task UntilFetchedAsync(FetchingFixture fixture, DateTimeOffset at) => Poll.UntilAsync(() =>
        fixture.Get<FetchPipeline>().Fresh(new FetchRequest(fixture.Vendors[0], fixture.Vendors[0].Asked.First()))?.FetchedAt >= at);
}
