using System.Text.Json;
using WeatherHub.Api.Quotas;
using WeatherHub.Api.Tests.Fetching;
using WeatherHub.Api.Tests.Resilience;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;
using Hub = WeatherHub.Api.Tests.Contract.ContractHub;

namespace WeatherHub.Api.Tests.Quotas;

internal sealed class DeskBudgetTests
{
    private static readonly TimeSpan PastFreshness = FakeProvider.Freshness * 1.1 + TimeSpan.FromSeconds(1);

    // The fixture's clock stands at 10:20.
    private static readonly TimeSpan ToMidnight = TimeSpan.FromMinutes((13 * 60) + 40);

    private static QuotaWindow PerDay(double limit) => new(QuotaSpan.Day, limit);

    [Test]
    public async Task A_spent_budget_serves_stale_refuses_what_is_unknown_and_calls_nobody_until_it_is_whole_again()
    {
        await using var counter = await HttpQuotaFixture.OpenAsync([PerDay(2)]);
        await counter.RequestAsync(1);
        await counter.RequestAsync(2);
        counter.Fetching.Clock.Advance(PastFreshness);

        var known = (Reported)await counter.RequestAsync(1);
        var unknown = (Failed)await counter.RequestAsync(3);

        Assert.That((known.Stale, known.Fault), Is.EqualTo((true, (FaultKind?)FaultKind.BudgetExhausted)));
        Assert.That((unknown.Kind, unknown.RetryAfter), Is.EqualTo((FaultKind.BudgetExhausted, (TimeSpan?)(ToMidnight - PastFreshness))));
        Assert.That(counter.Calls, Is.EqualTo(2));

        counter.Fetching.Clock.Advance(ToMidnight - PastFreshness);
        Assert.That(await counter.RequestAsync(3), Is.InstanceOf<Reported>());
        Assert.That(counter.Calls, Is.EqualTo(3));
    }

    [Test]
    public async Task A_caller_hears_when_to_ask_again()
    {
        await using var counter = await HttpQuotaFixture.OpenAsync([new(QuotaSpan.Hour, 1)]);
        await using var hub = new Hub { Desk = request => counter.Fetching.RequestAsync(request) };
        counter.Fetching.Clock.Advance(TimeSpan.FromMinutes(35));
        await counter.RequestAsync(1);

        using var response = await hub.GetAsync("/v1/forecast?lat=2&lon=3");

        var problem = JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(), ContractJson.Default.Problem)!;
        Assert.That(((int)response.StatusCode, response.Headers.RetryAfter!.Delta), Is.EqualTo((503, (TimeSpan?)TimeSpan.FromMinutes(5))));
        Assert.That(problem.Providers![0].State, Is.EqualTo(ProviderStates.BudgetExhausted));
    }

    [Test]
    public async Task A_report_of_several_calls_takes_each_of_them_and_so_do_retries()
    {
        await using var counter = await HttpQuotaFixture.OpenAsync([PerDay(6)], callsPerReport: 4);
        await counter.RequestAsync(1);
        var second = await counter.RequestAsync(2);
        Assert.That(((Failed)second).Kind, Is.EqualTo(FaultKind.BudgetExhausted));
        Assert.That(counter.Calls, Is.EqualTo(6));
    }

    [Test]
    public async Task A_retry_is_a_call_like_any_other()
    {
        await using var counter = await HttpQuotaFixture.OpenAsync(
            [PerDay(100)],
            (context, count) => StubVendor.Say(context, count == 11 ? 503 : 200));
        for (var call = 0; call < 10; call++)
            (await counter.Http.GetAsync("/earn")).Dispose();
        var pending = counter.Http.GetAsync("/");
        await counter.Fetching.Clock.TimerWithinAsync(TimeSpan.FromSeconds(1));
        counter.Fetching.Clock.Advance(TimeSpan.FromSeconds(1));
        (await pending).Dispose();

        Assert.That(counter.Calls, Is.EqualTo(12));
        Assert.That(
            counter.Fetching.Get<ProviderQuotas>().StateOf("vendor-a").Read(counter.Fetching.Clock.GetUtcNow())[0].Taken,
            Is.EqualTo(12_000));
    }

    [Test]
    public async Task A_call_that_comes_too_soon_within_a_second_waits_for_its_turn()
    {
        await using var counter = await HttpQuotaFixture.OpenAsync([new(QuotaSpan.Second, 2, Rolling: true)]);
        for (var call = 0; call < 2; call++) (await counter.Http.GetAsync("/")).Dispose();
        var pending = counter.Http.GetAsync("/");
        await counter.Fetching.Clock.TimerWithinAsync(TimeSpan.FromSeconds(1.1));
        Assert.That(counter.Calls, Is.EqualTo(2));
        counter.Fetching.Clock.Advance(TimeSpan.FromSeconds(1.1));
        (await pending).Dispose();
        Assert.That(counter.Calls, Is.EqualTo(3));

        await using var impatient = await HttpQuotaFixture.OpenAsync(
            [new(QuotaSpan.Second, 1)],
            settings: ("Hub:Budgets:Patience", "00:00:00"));
        await impatient.RequestAsync(1);
        Assert.That(((Failed)await impatient.RequestAsync(2)).Kind, Is.EqualTo(FaultKind.BudgetExhausted));
    }

    [Test]
    public async Task What_an_open_circuit_does_not_let_through_is_not_counted()
    {
        await using var counter = await HttpQuotaFixture.OpenAsync([PerDay(100)], (context, _) => StubVendor.Say(context, 500));
        for (var call = 0; call < 6; call++) (await counter.Http.GetAsync("/")).Dispose();
        for (var call = 0; call < 3; call++)
            Assert.That(
                async () => await counter.Http.GetAsync("/"),
                Throws.TypeOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.CircuitOpen));

        Assert.That(counter.Calls, Is.EqualTo(6));
        Assert.That(
            counter.Fetching.Get<ProviderQuotas>().StateOf("vendor-a").Read(counter.Fetching.Clock.GetUtcNow())[0].Taken,
            Is.EqualTo(6_000));
        Assert.That(counter.Fetching.Get<UsageStatistics>().Of("vendor-a").Calls, Is.EqualTo(6));
    }

    [Test]
    public async Task The_last_tenth_is_for_places_asked_often_and_for_places_not_known()
    {
        await using var counter = await HttpQuotaFixture.OpenAsync([PerDay(20)]);
        for (var place = 0; place < 10; place++) await counter.RequestAsync(place);
        counter.Fetching.Clock.Advance(PastFreshness);
        for (var place = 0; place < 8; place++)
            Assert.That(await counter.RequestAsync(place), Is.InstanceOf<Reported>().With.Property("Stale").False);
        Assert.That(counter.Calls, Is.EqualTo(18));

        Assert.That(await counter.RequestAsync(8), Is.InstanceOf<Reported>().With.Property("Stale").True, "known, and asked seldom");
        Assert.That(counter.Calls, Is.EqualTo(18));
        Assert.That(await counter.RequestAsync(30), Is.InstanceOf<Reported>().With.Property("Stale").False, "not known");
        for (var ask = 0; ask < 5; ask++) await counter.RequestAsync(9);
        counter.Fetching.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.That(await counter.RequestAsync(9), Is.InstanceOf<Reported>().With.Property("Stale").False, "asked often");
        Assert.That(counter.Calls, Is.EqualTo(20));
    }

    [TestCase("7", 7)]
    [TestCase("600", 600)]
    [TestCase("Mon, 01 Jun 2026 12:20:00 GMT", 7_200)]
    [TestCase("315360000", 86_400)]
    [TestCase("Fri, 31 Dec 9999 23:59:59 GMT", 86_400)]
    [TestCase("-1", 60)]
    [TestCase(null, 60)]
    public async Task A_vendor_that_asks_for_rest_is_not_called_early_for_any_place(string? retryAfter, double seconds)
    {
        await using var counter = await HttpQuotaFixture.OpenAsync([], (context, count) =>
        {
            if (retryAfter is not null && count == 1) context.Response.Headers.RetryAfter = retryAfter;
            return StubVendor.Say(context, count == 1 ? 429 : 200);
        });
        Assert.That(((Failed)await counter.RequestAsync(0)).Kind, Is.EqualTo(FaultKind.RateLimited));

        var pause = TimeSpan.FromSeconds(seconds / 20);
        for (var step = 1; step < 20; step++)
        {
            counter.Fetching.Clock.Advance(pause);
            if (step < 19) Assert.That(((Failed)await counter.RequestAsync(step)).Kind, Is.EqualTo(FaultKind.RateLimited));
        }

        Assert.That(counter.Calls, Is.EqualTo(1));
        counter.Fetching.Clock.Advance(pause);
        Assert.That(await counter.RequestAsync(50), Is.InstanceOf<Reported>());
    }

    [Test]
    public async Task A_quota_that_the_vendor_says_is_spent_is_left_alone_until_its_reset()
    {
        await using var counter = await HttpQuotaFixture.OpenAsync([], (context, _) =>
        {
            context.Response.Headers["X-RateLimit-Remaining"] = "0";
            context.Response.Headers["X-RateLimit-Reset"] = "90";
            return StubVendor.Say(context, 200);
        });
        Assert.That(await counter.RequestAsync(1), Is.InstanceOf<Reported>());
        Assert.That(((Failed)await counter.RequestAsync(2)).RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(90)));
        counter.Fetching.Clock.Advance(TimeSpan.FromSeconds(90));
        Assert.That(await counter.RequestAsync(2), Is.InstanceOf<Reported>());
        Assert.That(counter.Calls, Is.EqualTo(2));
    }

    [Test]
    public async Task Switched_off_nothing_is_counted_and_nobody_rests()
    {
        await using var counter = await HttpQuotaFixture.OpenAsync([PerDay(1)], settings: ("Hub:Budgets:Enabled", "false"));
        for (var place = 0; place < 5; place++) Assert.That(await counter.RequestAsync(place), Is.InstanceOf<Reported>());
        Assert.That(counter.Calls, Is.EqualTo(5));
    }
}
