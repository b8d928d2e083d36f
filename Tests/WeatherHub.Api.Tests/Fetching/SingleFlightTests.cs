using WeatherHub.Api.Fetching.Steps;
using WeatherHub.TestKit;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Fetching;

public sealed class SingleFlightTests
{
    [Test]
    public async Task Three_hundred_callers_for_one_cold_place_ask_each_vendor_once()
    {
        using var fixture = new FetchingFixture(vendors: 3);
        var gate = new TaskCompletionSource();
        foreach (var vendor in fixture.Vendors)
            vendor.Answers = async (query, _) =>
            {
                await gate.Task;
                return vendor.Report(query);
            };

        var pending = Enumerable.Range(0, 300).Select(_ => Task.Run(() => fixture.RequestAsync())).ToArray();
        await Poll.UntilAsync(() => fixture.Vendors.All(vendor => vendor.Calls == 1));
        gate.SetResult();
        var answers = await Task.WhenAll(pending);

        Assert.That(answers.SelectMany(answer => answer.Outcomes), Has.Exactly(900).InstanceOf<Reported>());
        Assert.That(fixture.Vendors.Select(vendor => vendor.Calls), Has.All.EqualTo(1));
        Assert.That(answers.Count(answer => answer.Cache == CacheUse.Miss), Is.InRange(1, 3));
    }

    [Test]
    public async Task Also_a_failure_is_one_call_for_all_and_is_not_tried_again_for_a_while()
    {
        using var fixture = new FetchingFixture(vendors: 1);
        fixture.Vendors[0].Fails(FaultKind.Unavailable);
        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => Task.Run(() => fixture.RequestAsync())));
        Assert.That(answers.Select(answer => ((Failed)answer.Outcomes[0]).Kind), Has.All.EqualTo(FaultKind.Unavailable));
        Assert.That(fixture.Vendors[0].Calls, Is.EqualTo(1));

        fixture.Clock.Advance(TimeSpan.FromSeconds(2.9));
        await fixture.RequestAsync();
        Assert.That(fixture.Vendors[0].Calls, Is.EqualTo(1));
        fixture.Clock.Advance(TimeSpan.FromSeconds(0.2));
        await fixture.RequestAsync();
        Assert.That(fixture.Vendors[0].Calls, Is.EqualTo(2));
    }

    [Test]
    public async Task The_first_caller_leaves_and_the_others_still_get_their_answer()
    {
        using var fixture = new FetchingFixture(vendors: 1);
        var answer = new TaskCompletionSource<Report>();
        fixture.Vendors[0].Answers = (_, token) => answer.Task.WaitAsync(token);
        using var leaving = new CancellationTokenSource();

        var first = fixture.RequestAsync(cancellationToken: leaving.Token);
        await Poll.UntilAsync(() => fixture.Vendors[0].Calls == 1);
        var second = fixture.RequestAsync();
        await leaving.CancelAsync();
        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
        answer.SetResult(fixture.Vendors[0].Report(fixture.Vendors[0].Asked.First()));

        Assert.That((await second).Outcomes[0], Is.InstanceOf<Reported>());
        Assert.That((await second).Cache, Is.EqualTo(CacheUse.Collapsed));
        Assert.That(fixture.Vendors[0].Calls, Is.EqualTo(1));
    }

    [Test]
    public async Task A_vendor_that_never_ends_is_given_up_and_can_be_asked_again()
    {
        using var fixture = new FetchingFixture(vendors: 1);
        fixture.Vendors[0].Answers = (_, _) => FanOutTests.Never(CancellationToken.None);
        var pending = fixture.RequestAsync();
        await Poll.UntilAsync(() => fixture.Vendors[0].Calls == 1);
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        await pending;
        fixture.Clock.Advance(TimeSpan.FromSeconds(9));
        await Poll.UntilAsync(() =>
            fixture.Get<NegativeCache>().Last(new FetchRequest(fixture.Vendors[0], fixture.Vendors[0].Asked.First()).Key)
                == FaultKind.Timeout);

        fixture.Vendors[0].Answers_again();
        fixture.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.That((await fixture.RequestAsync()).Outcomes[0], Is.InstanceOf<Reported>());
    }

    [Test]
    public async Task A_vendor_that_refuses_by_rate_is_left_alone_everywhere_for_as_long_as_it_says()
    {
        using var fixture = new FetchingFixture(vendors: 1);
        fixture.Vendors[0].Fails(FaultKind.RateLimited, TimeSpan.FromSeconds(120));
        await fixture.RequestAsync();
        fixture.Vendors[0].Answers_again();

        foreach (var second in new[] { 1, 60, 58 })
        {
            fixture.Clock.Advance(TimeSpan.FromSeconds(second));
            var failed = (Failed)(await fixture.RequestAsync(new Coordinates(10 + second, 10))).Outcomes[0];
            Assert.That(failed.Kind, Is.EqualTo(FaultKind.RateLimited));
            Assert.That(failed.RetryAfter, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(1)));
        }

        Assert.That(fixture.Vendors[0].Calls, Is.EqualTo(1));
        fixture.Clock.Advance(TimeSpan.FromSeconds(1.1));
        Assert.That((await fixture.RequestAsync(new Coordinates(10, 20))).Outcomes[0], Is.InstanceOf<Reported>());
    }

    [TestCase(-5.0, 1.5)]
    [TestCase(315_360_000.0, 86_401.0)]
    public async Task An_absurd_wish_to_be_left_alone_is_bounded(double said, double until)
    {
        using var fixture = new FetchingFixture(vendors: 1);
        fixture.Vendors[0].Fails(FaultKind.RateLimited, TimeSpan.FromSeconds(said));
        await fixture.RequestAsync();
        fixture.Vendors[0].Answers_again();
        fixture.Clock.Advance(TimeSpan.FromSeconds(until));
        Assert.That((await fixture.RequestAsync(new Coordinates(1, 1))).Outcomes[0], Is.InstanceOf<Reported>());
    }

    [Test]
    public async Task A_vendor_that_has_nothing_to_say_now_is_asked_again_when_its_answer_would_have_expired()
    {
        using var fixture = new FetchingFixture(vendors: 1);
        fixture.Vendors[0].Fails(FaultKind.NotCovered, TimeSpan.FromMinutes(10));
        await fixture.RequestAsync();
        fixture.Clock.Advance(TimeSpan.FromMinutes(9));
        await fixture.RequestAsync();
        Assert.That(fixture.Vendors[0].Calls, Is.EqualTo(1));
        fixture.Clock.Advance(TimeSpan.FromMinutes(2));
        await fixture.RequestAsync();
        Assert.That(fixture.Vendors[0].Calls, Is.EqualTo(2));
    }

    [Test]
    public async Task A_place_that_a_vendor_does_not_cover_is_not_asked_for_again_for_hours()
    {
        using var fixture = new FetchingFixture(vendors: 1);
        fixture.Vendors[0].Fails(FaultKind.NotCovered);
        await fixture.RequestAsync();
        fixture.Clock.Advance(TimeSpan.FromHours(5));
        await fixture.RequestAsync();
        Assert.That(fixture.Vendors[0].Calls, Is.EqualTo(1));
        await fixture.RequestAsync(new Coordinates(1, 1));
        Assert.That(fixture.Vendors[0].Calls, Is.EqualTo(2));
    }
}
