using WeatherHub.Api.Fetching;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.TestKit;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Fetching;

public sealed class StragglerPolicyTests
{
    private static readonly Coordinates Elsewhere = new(1, 1);

    [Test]
    public async Task A_vendor_later_than_usual_is_left_out_once_enough_others_have_answered_and_still_fills_the_cache()
    {
        using var fixture = await KnownAsync(vendors: 3);
        var late = new TaskCompletionSource<Report>();
        fixture.Vendors[2].Answers = (_, _) => late.Task;

        var pending = fixture.RequestAsync(Elsewhere);
        await Poll.UntilAsync(() => fixture.Vendors[2].Calls == 31);
        await fixture.Clock.TimerWithinAsync(TimeSpan.FromMilliseconds(500));
        fixture.Clock.Advance(TimeSpan.FromMilliseconds(500));
        var answer = await pending;

        var failed = (Failed)answer.Outcomes[2];
        Assert.That(
            (failed.Kind, failed.Took),
            Is.EqualTo((FaultKind.Timeout, TimeSpan.FromMilliseconds(500))),
            "the time that was waited");
        Assert.That(answer.FanOut, Is.EqualTo(TimeSpan.FromMilliseconds(500)));
        Assert.That(answer.Forecast!.Notices.Select(notice => notice.Provider), Is.EqualTo(new[] { "vendor-a", "vendor-b" }));

        late.SetResult(fixture.Vendors[2].Report(fixture.Vendors[2].Asked.Last()));
        await Poll.UntilAsync(() =>
            fixture.Get<FetchPipeline>().Fresh(new FetchRequest(fixture.Vendors[2], fixture.Vendors[2].Asked.Last())) is not null);
        Assert.That((await fixture.RequestAsync(Elsewhere)).Outcomes, Has.All.InstanceOf<Reported>());
    }

    [TestCase(2, "2", MergeMode.Consensus)]
    [TestCase(3, "0", MergeMode.Consensus)]
    [TestCase(3, "2", MergeMode.Best)]
    public async Task With_too_few_others_or_where_all_are_wanted_the_deadline_holds(int vendors, string sufficient, MergeMode mode)
    {
        using var fixture = await KnownAsync(vendors, ("Hub:FanOut:SufficientLineages", sufficient));
        fixture.Vendors[^1].Answers = (_, token) => FanOutTests.Never(token);

        var pending = fixture.RequestAsync(Sample.Request() with { Place = Elsewhere, Mode = mode });
        await Poll.UntilAsync(() => fixture.Vendors[^1].Calls == 31);
        fixture.Clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.That(pending.IsCompleted, Is.False);
        fixture.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.That((await pending).FanOut, Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task Two_vendors_of_one_lineage_are_not_two_opinions()
    {
        using var fixture = await KnownAsync(vendors: 3);
        foreach (var vendor in fixture.Vendors.Take(2))
            vendor.Answers = (query, _) => Task.FromResult(vendor.Report(query) with { Lineage = ["one-model"] });
        fixture.Vendors[2].Answers = (_, token) => FanOutTests.Never(token);

        var pending = fixture.RequestAsync(Elsewhere);
        await Poll.UntilAsync(() => fixture.Vendors.All(vendor => vendor.Calls == 31));
        fixture.Clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.That(pending.IsCompleted, Is.False);
        fixture.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await pending;
    }

    /// <summary>Vendors that have been quick often enough for the hub to know what is usual.</summary>
    private static async Task<FetchingFixture> KnownAsync(int vendors, params (string Key, string Value)[] settings)
    {
        var fixture = new FetchingFixture(vendors, settings: settings);
        for (var place = 0; place < 30; place++) await fixture.RequestAsync(new Coordinates(place, 100));
        return fixture;
    }
}
