using WeatherHub.Api.Fetching;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.TestKit;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Fetching;

public sealed class FanOutTests
{
    [Test]
    public async Task A_vendor_that_times_out_is_reported_and_the_rest_still_answer()
    {
        using var fixture = new FetchingFixture(vendors: 3);
        fixture.Vendors[1].Answers = (_, token) => Never(token);

        var pending = fixture.RequestAsync();
        await Poll.UntilAsync(() => fixture.Vendors[1].Calls == 1 && Answered(0) && Answered(2));
        Assert.That(pending.IsCompleted, Is.False);
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        var answer = await pending;

        Assert.That(answer.Outcomes.Select(outcome => outcome.Provider), Is.EqualTo(new[] { "vendor-a", "vendor-b", "vendor-c" }));
        Assert.That(answer.Outcomes[1], Is.InstanceOf<Failed>().With.Property(nameof(Failed.Kind)).EqualTo(FaultKind.Timeout));
        Assert.That(answer.Forecast!.Notices.Select(notice => notice.Provider), Is.EqualTo(new[] { "vendor-a", "vendor-c" }));
        Assert.That(answer.FanOut, Is.EqualTo(TimeSpan.FromSeconds(1)));

        bool Answered(int vendor) =>
            fixture.Vendors[vendor].Asked.FirstOrDefault() is { } query
            && fixture.Get<FetchPipeline>().Fresh(new FetchRequest(fixture.Vendors[vendor], query)) is not null;
    }

    [Test]
    public async Task An_answer_that_comes_after_the_deadline_still_fills_the_cache()
    {
        using var fixture = new FetchingFixture(vendors: 1);
        var late = new TaskCompletionSource<Report>();
        fixture.Vendors[0].Answers = (_, _) => late.Task;

        var pending = fixture.RequestAsync();
        await Poll.UntilAsync(() => fixture.Vendors[0].Calls == 1);
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await pending).Forecast, Is.Null);

        fixture.Clock.Advance(TimeSpan.FromSeconds(2));
        late.SetResult(fixture.Vendors[0].Report(fixture.Vendors[0].Asked.First()));
        await Poll.UntilAsync(
            () => fixture.Get<FetchPipeline>().Fresh(new FetchRequest(fixture.Vendors[0], fixture.Vendors[0].Asked.First())) is not null);
        var again = await fixture.RequestAsync();

        Assert.That(again.Cache, Is.EqualTo(CacheUse.Hit));
        Assert.That(again.Forecast, Is.Not.Null);
        Assert.That(fixture.Vendors[0].Calls, Is.EqualTo(1));
    }

    [Test]
    public async Task Who_does_not_cover_a_place_or_is_off_is_skipped_with_the_reason_and_never_asked()
    {
        using var fixture = new FetchingFixture(vendors: 3);
        fixture.Vendors[0].Profile = fixture.Vendors[0].Profile with { DisabledBecause = "no contact" };
        fixture.Vendors[1].Profile = fixture.Vendors[1].Profile
            with
        { Coverage = Coverage.Within("islands", new Coverage.Box(0, 0, 1, 1)) };

        var answer = await fixture.RequestAsync(Sample.Request(ReportKind.Current, ReportKind.Forecast));

        Assert.That(answer.Outcomes, Has.Count.EqualTo(6));
        Assert.That(answer.Outcomes.Take(2).Cast<Skipped>().Select(skipped => skipped.Reason), Has.All.EqualTo(SkipReason.Disabled));
        Assert.That(
            answer.Outcomes.Skip(2).Take(2).Cast<Skipped>().Select(skipped => skipped.Reason),
            Has.All.EqualTo(SkipReason.Unsupported));
        Assert.That(answer.Outcomes.Skip(4), Has.All.InstanceOf<Reported>());
        Assert.That(
            answer.Outcomes.Select(outcome => outcome.ReportKind),
            Is.EqualTo(Enumerable.Repeat(new[] { ReportKind.Forecast, ReportKind.Current }, 3).SelectMany(p => p)));
        Assert.That(fixture.Vendors[0].Calls + fixture.Vendors[1].Calls, Is.Zero);
    }

    [Test]
    public async Task Only_the_vendors_that_are_named_are_asked()
    {
        using var fixture = new FetchingFixture(vendors: 3);
        var answer = await fixture.RequestAsync(Sample.Request() with { Providers = ["vendor-b"] });
        Assert.That(answer.Outcomes.Select(outcome => outcome.Provider), Is.EqualTo(new[] { "vendor-b" }));
        Assert.That(fixture.Vendors.Select(vendor => vendor.Calls), Is.EqualTo(new[] { 0, 1, 0 }));
    }

    [Test]
    public async Task A_vendor_is_asked_for_a_cell_and_never_for_the_place_itself()
    {
        using var fixture = new FetchingFixture(vendors: 1);
        await fixture.RequestAsync(Sample.Request() with { Elevation = 34.4 });
        await fixture.RequestAsync(Sample.Request() with { Elevation = 31.9, Place = new Coordinates(52.5201, 13.4099) });
        Assert.That(
            fixture.Vendors[0].Asked.Select(query => (query.Cell, query.Elevation)),
            Is.EqualTo(new[] { (new Coordinates(52.52, 13.41), (double?)30) }));
    }

    [Test]
    public async Task A_vendor_that_takes_no_height_answers_every_height_with_one_report()
    {
        using var fixture = new FetchingFixture(vendors: 2);
        fixture.Vendors[1].Profile = fixture.Vendors[1].Profile with { TakesElevation = false };
        foreach (var elevation in new double?[] { null, 30, 700, 3000 })
            await fixture.RequestAsync(Sample.Request() with { Elevation = elevation });
        Assert.That(fixture.Vendors[0].Asked.Select(query => query.Elevation), Is.EqualTo(new double?[] { null, 30, 700, 3000 }));
        Assert.That(fixture.Vendors[1].Asked.Select(query => query.Elevation), Is.EqualTo(new double?[] { null }));
    }

    [Test]
    public async Task Whatever_a_vendor_throws_costs_its_own_contribution_only()
    {
        using var fixture = new FetchingFixture(vendors: 2);
        fixture.Vendors[0].Answers = (_, _) => throw new InvalidOperationException("a mapper's mistake");
        var answer = await fixture.RequestAsync();
        Assert.That(answer.Outcomes[0], Is.InstanceOf<Failed>().With.Property(nameof(Failed.Kind)).EqualTo(FaultKind.BadPayload));
        Assert.That(answer.Outcomes[1], Is.InstanceOf<Reported>());
    }

    [Test]
    public async Task A_caller_that_leaves_stops_waiting_at_once()
    {
        using var fixture = new FetchingFixture(vendors: 1);
        using var leaving = new CancellationTokenSource();
        fixture.Vendors[0].Answers = (_, token) => Never(token);
        var pending = fixture.RequestAsync(cancellationToken: leaving.Token);
        await Poll.UntilAsync(() => fixture.Vendors[0].Calls == 1);
        await leaving.CancelAsync();
        Assert.That(async () => await pending, Throws.InstanceOf<OperationCanceledException>());
    }

    internal static async Task<Report> Never(CancellationToken token)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        throw new InvalidOperationException("never");
    }
}
