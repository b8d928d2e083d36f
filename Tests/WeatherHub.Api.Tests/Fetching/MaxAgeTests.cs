using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Fetching;

public sealed class MaxAgeTests
{
    [Test]
    public async Task A_fresh_report_that_is_too_old_for_the_caller_is_left_out_and_its_vendor_is_not_asked()
    {
        using var bench = new Bench();
        await bench.AskAsync(Sample.Request() with { Providers = ["vendor-b"] });
        bench.Clock.Advance(TimeSpan.FromMinutes(20));

        var answer = await bench.AskAsync(Sample.Request() with { MaxAge = TimeSpan.FromMinutes(10) });

        var skipped = (Skipped)answer.Outcomes[1];
        Assert.That(skipped.Reason, Is.EqualTo(SkipReason.TooOld));
        Assert.That(skipped.RetryAfter, Is.InRange(TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(46)));
        Assert.That(answer.Forecast!.Notices.Select(notice => notice.Provider), Is.EqualTo(new[] { "vendor-a" }));
        Assert.That(bench.Vendors[1].Calls, Is.EqualTo(1));
    }

    [Test]
    public async Task A_stale_report_that_is_too_old_is_fetched_again_and_waited_for()
    {
        using var bench = new Bench(vendors: 1);
        await bench.AskAsync();
        bench.Clock.Advance(TimeSpan.FromHours(2));
        var late = new TaskCompletionSource<Report>();
        bench.Vendors[0].Answers = (_, _) => late.Task;

        var asking = bench.AskAsync(Sample.Request() with { MaxAge = TimeSpan.FromHours(1) });
        await FanOutTests.Until(() => bench.Vendors[0].Calls == 2);
        bench.Clock.Advance(TimeSpan.FromMilliseconds(900));
        Assert.That(asking.IsCompleted, Is.False, "who takes old reports would have had one after the grace");
        late.SetResult(bench.Vendors[0].Report(bench.Vendors[0].Asked.Last()));

        Assert.That((await asking).Outcomes[0], Is.InstanceOf<Reported>().With.Property(nameof(Reported.Stale)).False);
    }

    [Test]
    public async Task A_stale_report_serves_a_caller_for_whom_it_is_young_enough()
    {
        using var bench = new Bench(vendors: 1);
        await bench.AskAsync();
        bench.Clock.Advance(TimeSpan.FromHours(2));
        bench.Vendors[0].Fails(FaultKind.Network);
        Assert.That(
            (await bench.AskAsync(Sample.Request() with { MaxAge = TimeSpan.FromHours(3) })).Outcomes[0],
            Is.InstanceOf<Reported>());
        Assert.That((await bench.AskAsync(Sample.Request() with { MaxAge = TimeSpan.FromHours(1) })).Outcomes[0], Is.InstanceOf<Failed>());
    }

    [Test]
    public async Task Nothing_older_than_the_question_is_what_zero_means()
    {
        using var bench = new Bench(vendors: 1);
        Assert.That((await bench.AskAsync(Sample.Request() with { MaxAge = TimeSpan.Zero })).Outcomes[0], Is.InstanceOf<Reported>());
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await bench.AskAsync(Sample.Request() with { MaxAge = TimeSpan.Zero })).Outcomes[0], Is.InstanceOf<Skipped>());
    }
}
