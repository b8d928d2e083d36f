using WeatherHub.TestKit;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Fetching;

public sealed class FirstCallTests
{
    private static readonly Coordinates Elsewhere = new(1, 1);

    [Test]
    public async Task The_first_question_waits_for_a_slow_vendor_beyond_the_deadline_and_the_next_one_does_not()
    {
        using var fixture = new FetchingFixture(vendors: 2, settings: ("Hub:FanOut:FirstDeadline", "00:00:05"));
        var late = new TaskCompletionSource<Report>();
        fixture.Vendors[0].Answers = (_, _) => late.Task;

        var pending = fixture.RequestAsync();
        await AskedAsync(fixture, calls: 1);
        fixture.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.That(pending.IsCompleted, Is.False, "nothing else can be said of this vendor yet");
        late.SetResult(fixture.Vendors[0].Report(fixture.Vendors[0].Asked.First()));
        Assert.That((await pending).Outcomes, Has.All.InstanceOf<Reported>());

        fixture.Vendors[0].Answers = (_, token) => FanOutTests.Never(token);
        var next = fixture.RequestAsync(Elsewhere);
        await AskedAsync(fixture, calls: 2);
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        var answer = await next;
        Assert.That(answer.Outcomes[0], Is.InstanceOf<Failed>().With.Property(nameof(Failed.Kind)).EqualTo(FaultKind.Timeout));
        Assert.That(answer.FanOut, Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task A_vendor_that_never_answers_holds_up_the_first_questions_once_and_all_until_the_same_moment()
    {
        using var fixture = new FetchingFixture(vendors: 1, settings: ("Hub:FanOut:FirstDeadline", "00:00:05"));
        fixture.Vendors[0].Answers = (_, token) => FanOutTests.Never(token);

        var first = fixture.RequestAsync();
        await AskedAsync(fixture, calls: 1);
        fixture.Clock.Advance(TimeSpan.FromSeconds(2));
        var second = fixture.RequestAsync(Elsewhere);
        await AskedAsync(fixture, calls: 2);
        fixture.Clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.That((first.IsCompleted, second.IsCompleted), Is.EqualTo((false, false)));
        fixture.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.That(((await first).Forecast, (await second).Forecast), Is.EqualTo(((object?)null, (object?)null)));

        var third = fixture.RequestAsync(new Coordinates(2, 2));
        await AskedAsync(fixture, calls: 3);
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await third).FanOut, Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    private static Task AskedAsync(FetchingFixture fixture, int calls) =>
        Poll.UntilAsync(() => fixture.Vendors.All(vendor => vendor.Calls == calls));
}
