using Microsoft.Extensions.DependencyInjection;
using WeatherHub.Api.Fetching;
using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Contract;

/// <summary>An answer lives no longer than what it says holds. It is 12:20; its reports are of 12:15 and good until 12:45.</summary>
internal sealed class LifeTests
{
    private const string Place = "lat=52.52&lon=13.41";

    private static readonly DateTimeOffset Sunset = Contract.Answers.Now.AddMinutes(10);

    private ContractHub hub = null!;

    [SetUp]
    public void Start() => hub = new ContractHub { Desk = request => Task.FromResult(BeforeSunset(request)) };

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [TestCase("/v1/forecast")]
    [TestCase("/v1/current")]
    public async Task An_answer_of_before_sunset_ends_with_it_here_and_downstream(string path)
    {
        using var first = await hub.GetAsync($"{path}?{Place}");
        hub.Clock.Advance(Sunset - Contract.Answers.Now - TimeSpan.FromSeconds(1));
        using var second = await hub.GetAsync($"{path}?{Place}");
        Assert.That(hub.Asked, Has.Count.EqualTo(1));
        hub.Clock.Advance(TimeSpan.FromSeconds(1));
        using var third = await hub.GetAsync($"{path}?{Place}");
        Assert.That(hub.Asked, Has.Count.EqualTo(2));

        Assert.That(first.Header("Cache-Control"), Is.EqualTo("public, max-age=900, stale-while-revalidate=0, stale-if-error=10800"));
        Assert.That(
            (first.Header("Expires"), second.Header("Cache-Status")),
            Is.EqualTo(("Thu, 20 Aug 2026 12:30:00 GMT", "WeatherHub; hit; ttl=1")));
        Assert.That((string?)(await first.JsonAsync())["expiresAt"], Is.EqualTo("2026-08-20T12:30:00Z"));
    }

    [TestCase("/v1/hourly")]
    [TestCase("/v1/daily")]
    public async Task An_answer_that_says_nothing_of_now_outlives_sunset(string path)
    {
        using var response = await hub.GetAsync($"{path}?{Place}");

        Assert.That((string?)(await response.JsonAsync())["expiresAt"], Is.EqualTo("2026-08-20T12:45:00Z"));
        Assert.That(response.Header("Cache-Control"), Does.StartWith("public, max-age=1800, stale-while-revalidate=60,"));
    }

    [Test]
    public async Task A_stale_answer_of_before_sunset_ends_with_it_though_it_would_be_kept_for_a_second()
    {
        hub.Desk = request => Task.FromResult(
            BeforeSunset(request) with { Outcomes = [Contract.Answers.Reported("alpha"), Contract.Answers.Reported("beta", stale: true)] });
        hub.Clock.Advance(Sunset - Contract.Answers.Now - TimeSpan.FromSeconds(0.5));
        using var first = await hub.GetAsync($"/v1/current?{Place}");
        hub.Clock.Advance(TimeSpan.FromSeconds(0.4));
        using var second = await hub.GetAsync($"/v1/current?{Place}");
        Assert.That(hub.Asked, Has.Count.EqualTo(1));
        hub.Clock.Advance(TimeSpan.FromSeconds(0.1));
        using var third = await hub.GetAsync($"/v1/current?{Place}");

        Assert.That(hub.Asked, Has.Count.EqualTo(2));
    }

    [TestCase(3, 3, 0)]
    [TestCase(35, 5, 30)]
    [TestCase(600, 5, 60)]
    public async Task An_answer_that_is_not_whole_is_not_used_downstream_past_its_end_either(int secondsLeft, int maxAge, int revalidating)
    {
        var asOf = Contract.Answers.Now.AddMinutes(-5);
        hub.Desk = request => Task.FromResult(BeforeSunset(request, asOf.AddSeconds(secondsLeft)) with
        {
            Outcomes =
            [
                Contract.Answers.Reported("alpha"), new Failed("beta", ReportKind.Forecast, FaultKind.Timeout, TimeSpan.FromSeconds(1)),
            ],
        });

        using var response = await hub.GetAsync($"/v1/current?{Place}");

        Assert.That(
            response.Header("Cache-Control"),
            Is.EqualTo($"public, max-age={maxAge}, stale-while-revalidate={revalidating}, stale-if-error=10800"));
    }

    [Test]
    public async Task The_body_says_when_its_hour_ends()
    {
        hub.Desk = request => Task.FromResult(Contract.Answers.Whole(request) with { Outcomes = [Later("alpha"), Later("beta")] });

        using var response = await hub.GetAsync($"/v1/hourly?{Place}");

        Assert.That((string?)(await response.JsonAsync())["expiresAt"], Is.EqualTo("2026-08-20T13:00:00Z"));

        static Reported Later(string id) =>
            new(Contract.Answers.Reported(id).Report with { ExpiresAt = Contract.Answers.Now.AddHours(5) }, false);
    }

    [TestCase("/v1/forecast", 2)]
    [TestCase("/v1/daily", 30)]
    [TestCase("/v1/compare", 30)]
    public async Task It_may_be_served_in_place_of_an_error_as_long_as_old_reports_may(string path, int hours)
    {
        await using var own = new ContractHub(services => services.Configure<ReportsOptions>(reports =>
            (reports.CurrentStale, reports.ForecastStale) = (TimeSpan.FromHours(2), TimeSpan.FromHours(30))));

        using var response = await own.GetAsync($"{path}?{Place}{(path == "/v1/compare" ? "&field=hourly.temperature" : "")}");

        Assert.That(response.Header("Cache-Control"), Does.EndWith($", stale-if-error={hours * 3600}"));
    }

    private static ForecastAnswer BeforeSunset(ForecastRequest request, DateTimeOffset? sunset = null)
    {
        var forecast = Contract.Answers.Forecast(request);
        return Contract.Answers
            .Whole(request) with
        { Forecast = forecast with { Current = forecast.Current! with { HoldsUntil = sunset ?? Sunset } } };
    }
}
