using System.Net;
using WeatherHub.Api.Fetching;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Contract;

internal sealed class MaxAgeTests
{
    private const string Fine = "/v1/forecast?lat=52.52&lon=13.41";

    private ContractHub hub = null!;

    [SetUp]
    public void Start() => hub = new ContractHub();

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [TestCase("/v1/forecast")]
    [TestCase("/v1/current")]
    [TestCase("/v1/hourly")]
    [TestCase("/v1/daily")]
    public async Task It_is_part_of_the_question_at_every_address(string path)
    {
        using var response = await hub.GetAsync($"{path}?lat=52.52&lon=13.41&maxAge=86400");
        Assert.That(hub.Asked.Single().MaxAge, Is.EqualTo(TimeSpan.FromDays(1)));
        Assert.That((string?)(await response.JsonAsync())["links"]!["self"], Does.EndWith("&maxAge=86400"));
    }

    [Test]
    public async Task A_stored_answer_is_not_served_once_it_is_too_old()
    {
        // Fetched five minutes ago.
        using var first = await hub.GetAsync($"{Fine}&maxAge=360");
        hub.Clock.Advance(TimeSpan.FromSeconds(59));
        using var second = await hub.GetAsync($"{Fine}&maxAge=360");
        Assert.That(hub.Asked, Has.Count.EqualTo(1));
        hub.Clock.Advance(TimeSpan.FromSeconds(1));
        using var third = await hub.GetAsync($"{Fine}&maxAge=360");
        Assert.That(hub.Asked, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Caches_downstream_are_bound_by_it_too()
    {
        using var response = await hub.GetAsync($"{Fine}&maxAge=600");
        Assert.That(response.Header("Cache-Control"), Is.EqualTo("public, max-age=600"));
    }

    [Test]
    public async Task A_vendor_that_is_left_out_is_named_and_makes_the_answer_partial()
    {
        hub.Desk = request => Task.FromResult(
            Contract.Answers.Whole(request) with { Outcomes = [Contract.Answers.Reported("alpha"), TooOld("beta")] });
        using var response = await hub.GetAsync($"{Fine}&maxAge=600");
        var document = await response.JsonAsync();
        Assert.That((string?)document["providers"]![1]!["state"], Is.EqualTo("tooOld"));
        Assert.That((string?)document["status"]!["completeness"], Is.EqualTo("partial"));
        Assert.That(
            document["status"]!["warnings"]!.AsArray().Select(warning => ((string?)warning!["code"], (string?)warning["provider"])),
            Does.Contain(("provider_too_old", "beta")));
    }

    [Test]
    public async Task When_nothing_is_young_enough_the_refusal_says_so_and_when_to_come_back()
    {
        hub.Desk = _ => Task.FromResult(
            new ForecastAnswer(null, [TooOld("alpha"), TooOld("beta")], CacheUse.Hit, TimeSpan.Zero, TimeSpan.Zero));
        using var response = await hub.GetAsync($"{Fine}&maxAge=0");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(response.Header("Retry-After"), Is.EqualTo("90"));
        Assert.That((await response.ProblemAsync()).Type, Is.EqualTo(ProblemTypes.TooOld));
    }

    private static Skipped TooOld(string provider) => new(provider, ReportKind.Forecast, SkipReason.TooOld, TimeSpan.FromSeconds(90));
}
