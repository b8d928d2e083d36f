using WeatherHub.TestKit;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Fetching;

public sealed class MaxAgeTests
{
    [Test]
    public async Task A_fresh_report_that_is_too_old_for_the_caller_is_left_out_and_its_vendor_is_not_asked()
    {
        using var fixture = new FetchingFixture();
        await fixture.RequestAsync(Sample.Request() with { Providers = ["vendor-b"] });
        fixture.Clock.Advance(TimeSpan.FromMinutes(20));

        var answer = await fixture.RequestAsync(Sample.Request() with { MaxAge = TimeSpan.FromMinutes(10) });

        var skipped = (Skipped)answer.Outcomes[1];
        Assert.That(skipped.Reason, Is.EqualTo(SkipReason.TooOld));
        Assert.That(skipped.RetryAfter, Is.InRange(TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(46)));
        Assert.That(answer.Forecast!.Notices.Select(notice => notice.Provider), Is.EqualTo(new[] { "vendor-a" }));
        Assert.That(fixture.Vendors[1].Calls, Is.EqualTo(1));
    }

    [Test]
    public async Task A_stale_report_that_is_too_old_is_fetched_again_and_waited_for()
    {
        using var fixture = new FetchingFixture(vendors: 1);
        await fixture.RequestAsync();
        fixture.Clock.Advance(TimeSpan.FromHours(2));
        var late = new TaskCompletionSource<Report>();
        fixture.Vendors[0].Answers = (_, _) => late.Task;

        var pending = fixture.RequestAsync(Sample.Request() with { MaxAge = TimeSpan.FromHours(1) });
        await Poll.UntilAsync(() => fixture.Vendors[0].Calls == 2);
        fixture.Clock.Advance(TimeSpan.FromMilliseconds(900));
        Assert.That(pending.IsCompleted, Is.False, "who takes old reports would have had one after the grace");
        late.SetResult(fixture.Vendors[0].Report(fixture.Vendors[0].Asked.Last()));

        Assert.That((await pending).Outcomes[0], Is.InstanceOf<Reported>().With.Property(nameof(Reported.Stale)).False);
    }

    [Test]
    public async Task A_stale_report_serves_a_caller_for_whom_it_is_young_enough()
    {
        using var fixture = new FetchingFixture(vendors: 1);
        await fixture.RequestAsync();
        fixture.Clock.Advance(TimeSpan.FromHours(2));
        fixture.Vendors[0].Fails(FaultKind.Network);
        Assert.That(
            (await fixture.RequestAsync(Sample.Request() with { MaxAge = TimeSpan.FromHours(3) })).Outcomes[0],
            Is.InstanceOf<Reported>());
        Assert.That(
            (await fixture.RequestAsync(Sample.Request() with { MaxAge = TimeSpan.FromHours(1) })).Outcomes[0],
            Is.InstanceOf<Failed>());
    }

    [Test]
    public async Task Nothing_older_than_the_question_is_what_zero_means()
    {
        using var fixture = new FetchingFixture(vendors: 1);
        Assert.That((await fixture.RequestAsync(Sample.Request() with { MaxAge = TimeSpan.Zero })).Outcomes[0], Is.InstanceOf<Reported>());
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await fixture.RequestAsync(Sample.Request() with { MaxAge = TimeSpan.Zero })).Outcomes[0], Is.InstanceOf<Skipped>());
    }
}
