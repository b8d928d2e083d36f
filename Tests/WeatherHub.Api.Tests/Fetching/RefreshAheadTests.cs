using WeatherHub.Api.Fetching;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Fetching;

public sealed class RefreshAheadTests
{
    private static readonly Coordinates Null = new(0, 0);

    [Test]
    public async Task A_hot_place_is_fetched_again_before_it_expires_and_nobody_waits_for_it()
    {
        using var bench = new Bench(vendors: 1);
        bench.Clock.Advance(JustBefore(await ExpiryAsync(bench), bench));
        var late = new TaskCompletionSource<Report>();
        bench.Vendors[0].Answers = (_, _) => late.Task;
        await AskAsync(bench, times: 3);

        var answer = await bench.AskAsync(Null);
        await FanOutTests.Until(() => bench.Vendors[0].Calls == 2);
        Assert.That((answer.Cache, ((Reported)answer.Outcomes[0]).Stale), Is.EqualTo((CacheUse.Hit, false)));

        await AskAsync(bench, times: 5);
        Assert.That(bench.Vendors[0].Calls, Is.EqualTo(2), "one flight for all");
        late.SetResult(bench.Vendors[0].Report(bench.Vendors[0].Asked.Last()));
        await UntilFetchedAsync(bench, bench.Clock.GetUtcNow());
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await bench.AskAsync(Null)).Cache, Is.EqualTo(CacheUse.Hit));
        Assert.That(bench.Vendors[0].Calls, Is.EqualTo(2));
    }

    [Test]
    public async Task No_vendor_is_asked_again_before_its_own_word_has_passed()
    {
        using var bench = new Bench(vendors: 1);
        for (var place = 0; place < 50; place++) await AskAsync(bench, times: 10, place);
        bench.Clock.Advance(FakeProvider.Freshness - TimeSpan.FromSeconds(1));
        for (var place = 0; place < 50; place++) await AskAsync(bench, times: 10, place);
        Assert.That(bench.Vendors[0].Calls, Is.EqualTo(50));
    }

    [Test]
    public async Task Hot_places_fetched_at_once_are_not_all_fetched_again_at_once()
    {
        using var bench = new Bench(vendors: 1);
        var reports = new List<(ReportKey Key, Report Report)>();
        for (var place = 0; place < 200; place++)
        {
            var answer = await bench.AskAsync(new Coordinates(place / 4.0, place));
            reports.Add((ReportKey.Of("vendor-a", bench.Vendors[0].Asked.Last()), ((Reported)answer.Outcomes[0]).Report));
        }

        var life = bench.The<FreshnessPolicy>();
        var start = bench.Clock.GetUtcNow();
        List<int> due = [];
        for (var minute = 58; minute < 67; minute++)
        {
            bench.Clock.Advance(start + TimeSpan.FromMinutes(minute) - bench.Clock.GetUtcNow());
            due.Add(reports.Count(item => life.IsDue(item.Key, item.Report)));
        }

        Assert.That((due[0], due[1], due[^1]), Is.EqualTo((0, 0, 200)));
        Assert.That(due.Zip(due.Skip(1), (before, after) => after - before).Max(), Is.LessThan(110));
    }

    [TestCase("3", 2)]
    [TestCase("0", 1000)]
    public async Task A_place_that_is_not_hot_is_left_to_expire(string hotAsks, int asks)
    {
        using var bench = new Bench(vendors: 1, settings: ("Hub:Reports:HotAsks", hotAsks));
        await AskAsync(bench, times: 1);
        bench.Clock.Advance(JustBefore(await ExpiryAsync(bench), bench));
        await AskAsync(bench, times: asks - 1);
        Assert.That(bench.Vendors[0].Calls, Is.EqualTo(1));
    }

    [Test]
    public async Task An_early_try_that_fails_is_made_once_and_the_fresh_report_goes_on_serving()
    {
        using var bench = new Bench(vendors: 1);
        await AskAsync(bench, times: 5);
        bench.Clock.Advance(JustBefore(await ExpiryAsync(bench), bench) - TimeSpan.FromSeconds(8));
        bench.Vendors[0].Fails(FaultKind.Unavailable);
        await AskAsync(bench, times: 5);
        await FanOutTests.Until(() =>
            bench.The<NegativeCache>().Last(ReportKey.Of("vendor-a", bench.Vendors[0].Asked.First())) is not null);
        bench.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.That((await bench.AskAsync(Null)).Outcomes[0], Is.InstanceOf<Reported>().With.Property(nameof(Reported.Stale)).False);
        Assert.That(bench.Vendors[0].Calls, Is.EqualTo(2));
    }

    [Test]
    public async Task Answers_served_from_the_store_make_a_place_hot_too()
    {
        using var bench = new Bench(vendors: 1);
        await bench.AskAsync(Null);
        bench.The<IForecastService>().Asked((Sample.Request() with { Place = Null }), 1000);
        bench.Clock.Advance(JustBefore(await ExpiryAsync(bench), bench));
        bench.The<IForecastService>().Asked((Sample.Request() with { Place = Null }), 1);
        await FanOutTests.Until(() => bench.Vendors[0].Calls == 2);
    }

    [Test]
    public void Heat_halves_in_its_time_and_orders_what_replicas_saw()
    {
        var clock = new TestKit.ManualTimeProvider();
        var frequency = new RequestFrequency(100, clock);
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

    private static async Task AskAsync(Bench bench, int times, int place = 0)
    {
        for (var i = 0; i < times; i++) await bench.AskAsync(new Coordinates(place / 2.0, place));
    }

    private static async Task<DateTimeOffset> ExpiryAsync(Bench bench) =>
        ((Reported)(await bench.AskAsync(Null)).Outcomes[0]).Report.ExpiresAt;

    private static TimeSpan JustBefore(DateTimeOffset expiry, Bench bench) => expiry - bench.Clock.GetUtcNow() - TimeSpan.FromSeconds(1);

    private static Task UntilFetchedAsync(Bench bench, DateTimeOffset at) => FanOutTests.Until(() =>
        bench.The<FetchPipeline>().Fresh(new FetchRequest(bench.Vendors[0], bench.Vendors[0].Asked.First()))?.FetchedAt >= at);
}
