using WeatherHub.TestKit;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Tests.Quotas;

internal sealed class WindowTests
{
    private static readonly DateTimeOffset Noon = new(2026, 12, 31, 12, 0, 0, TimeSpan.Zero);

    [TestCase(QuotaSpan.Second, "2026-12-31T12:00:01Z")]
    [TestCase(QuotaSpan.Minute, "2026-12-31T12:01:00Z")]
    [TestCase(QuotaSpan.Hour, "2026-12-31T13:00:00Z")]
    [TestCase(QuotaSpan.Day, "2027-01-01T00:00:00Z")]
    [TestCase(QuotaSpan.Month, "2027-01-01T00:00:00Z")]
    public async Task A_window_of_the_clock_is_spent_until_its_own_end_and_whole_again_then(QuotaSpan span, string end)
    {
        var clock = new ManualTimeProvider(Noon);
        var quota = QuotaFixture.Local(clock, new QuotaWindow(span, 3));
        Assert.That(await quota.GrantedAsync(5), Is.EqualTo(3));
        var wait = DateTimeOffset.Parse(end, null) - Noon;
        Assert.That((await quota.TakeAsync()).Wait, Is.EqualTo(wait));

        clock.Advance(wait - TimeSpan.FromTicks(1));
        Assert.That((await quota.TakeAsync()).Wait, Is.EqualTo(TimeSpan.FromTicks(1)));
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.That(await quota.GrantedAsync(5), Is.EqualTo(3));
    }

    [TestCase("2026-02-28T23:59:59Z", "2026-03-01T00:00:00Z")]
    [TestCase("2028-02-28T23:59:59Z", "2028-03-01T00:00:00Z")]
    [TestCase("2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z")]
    public async Task A_month_ends_when_the_calendar_says(string now, string end)
    {
        var clock = new ManualTimeProvider(DateTimeOffset.Parse(now, null));
        var quota = QuotaFixture.Local(clock, new QuotaWindow(QuotaSpan.Month, 1));
        await quota.TakeAsync();
        Assert.That((await quota.TakeAsync()).Wait, Is.EqualTo(DateTimeOffset.Parse(end, null) - clock.GetUtcNow()));
    }

    [Test]
    public async Task No_stretch_of_a_rolling_minute_holds_more_than_its_limit_wherever_it_begins()
    {
        var clock = new ManualTimeProvider(Noon);
        var quota = QuotaFixture.Local(clock, new QuotaWindow(QuotaSpan.Minute, 20, Rolling: true));
        var random = new Random(7);
        var granted = new List<DateTimeOffset>();
        for (var step = 0; step < 5_000; step++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(random.Next(1_000)));
            if ((await quota.TakeAsync()).IsGranted) granted.Add(clock.GetUtcNow());
        }

        var most = granted.Max(start => granted.Count(call => call >= start && call < start + TimeSpan.FromMinutes(1)));
        Assert.That(most, Is.EqualTo(20));
        Assert.That(granted, Has.Count.GreaterThan(5_000 / 2 / 60 * 20 * 0.85), "what is refused out of caution is little");
    }

    [Test]
    public async Task A_rolling_window_says_when_the_next_call_fits_and_then_it_does()
    {
        var clock = new ManualTimeProvider(Noon);
        var quota = QuotaFixture.Local(clock, new QuotaWindow(QuotaSpan.Second, 10, Rolling: true));
        Assert.That(await quota.GrantedAsync(12), Is.EqualTo(10));
        var wait = (await quota.TakeAsync()).Wait!.Value;
        Assert.That(wait, Is.EqualTo(TimeSpan.FromSeconds(1.1)));
        clock.Advance(wait - TimeSpan.FromTicks(1));
        Assert.That((await quota.TakeAsync()).IsGranted, Is.False);
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.That((await quota.TakeAsync()).IsGranted, Is.True);
    }

    [Test]
    public async Task Heavy_calls_count_by_their_weight_and_never_go_over()
    {
        var quota = QuotaFixture.Local(new ManualTimeProvider(Noon), new QuotaWindow(QuotaSpan.Hour, 10));
        Assert.That(await quota.GrantedAsync(20, weight: 3.77), Is.EqualTo(2));
        Assert.That(await quota.GrantedAsync(20, weight: 1.2), Is.EqualTo(2));
        Assert.That(quota.Taken, Is.EqualTo(9.94));
        Assert.That((await quota.TakeAsync(weight: 11)).Wait, Is.EqualTo(TimeSpan.FromHours(1)));
    }

    [Test]
    public async Task A_call_fits_into_every_window_or_takes_from_none()
    {
        var quota = QuotaFixture.Local(
            new ManualTimeProvider(Noon),
            new QuotaWindow(QuotaSpan.Minute, 5),
            new QuotaWindow(QuotaSpan.Day, 3));
        Assert.That(await quota.GrantedAsync(5), Is.EqualTo(3));
        Assert.That(quota.Taken, Is.EqualTo(3));
        Assert.That((await quota.TakeAsync()).Wait, Is.EqualTo(TimeSpan.FromHours(12)));
    }

    [TestCase(QuotaSpan.Day, 90)]
    [TestCase(QuotaSpan.Month, 90)]
    [TestCase(QuotaSpan.Hour, 100)]
    public async Task The_last_tenth_of_a_long_window_is_kept_for_calls_that_matter_most(QuotaSpan span, int ordinary)
    {
        var quota = QuotaFixture.Local(new ManualTimeProvider(Noon), new QuotaWindow(span, 100));
        Assert.That(await quota.GrantedAsync(200, mattersMost: false), Is.EqualTo(ordinary));
        Assert.That(await quota.GrantedAsync(200), Is.EqualTo(100 - ordinary));
    }

    [Test]
    public async Task What_was_not_called_after_all_is_given_back()
    {
        var quota = QuotaFixture.Local(new ManualTimeProvider(Noon), new QuotaWindow(QuotaSpan.Day, 2));
        Assert.That(await quota.GrantedAsync(3), Is.EqualTo(2));
        await quota.ReturnAsync();
        Assert.That(await quota.GrantedAsync(3), Is.EqualTo(1));
    }

    [Test]
    public async Task A_thousand_at_once_take_no_more_than_there_is()
    {
        var quota = QuotaFixture.Local(
            new ManualTimeProvider(Noon),
            new QuotaWindow(QuotaSpan.Minute, 100, Rolling: true),
            new QuotaWindow(QuotaSpan.Day, 333));
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => Task.Run(() => quota.TakeAsync())));
        Assert.That(verdicts.Count(result => result.IsGranted), Is.EqualTo(100));
        Assert.That(quota.Taken, Is.EqualTo(100));
    }

    [Test]
    public async Task A_vendor_that_wants_rest_gets_it_and_a_shorter_word_does_not_cut_a_longer_one()
    {
        var clock = new ManualTimeProvider(Noon);
        var quota = QuotaFixture.Local(clock);
        await quota.RestAsync(TimeSpan.FromSeconds(30));
        await quota.RestAsync(TimeSpan.FromSeconds(5));
        clock.Advance(TimeSpan.FromSeconds(29));
        var result = await quota.TakeAsync();
        Assert.That((result.Wait, result.Rests), Is.EqualTo(((TimeSpan?)TimeSpan.FromSeconds(1), true)));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await quota.TakeAsync()).IsGranted, Is.True);
    }
}
