using System.Net;
using WeatherHub.Api.Fetching;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Reports;
using static WeatherHub.Api.Tests.Contract.AlertAnswers;

namespace WeatherHub.Api.Tests.Contract;

/// <summary>Alerts beside the weather: there when requested, and served without it while it is missing.</summary>
internal sealed class IncludedAlertTests
{
    private const string Place = "lat=52.52&lon=13.41";

    private static readonly Outcome Unreachable = new Failed("beta", ReportKind.Forecast, FaultKind.Timeout, TimeSpan.FromSeconds(1));

    private ContractHub hub = null!;

    [SetUp]
    public void Start() => hub = new ContractHub();

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task A_document_has_them_when_asked_for_and_else_says_nothing_of_them()
    {
        hub.Desk = By(Reports("alpha", Gale("1")));

        using var with = await hub.GetAsync($"/v1/forecast?{Place}&include=alerts,daily,hourly");
        using var without = await hub.GetAsync($"/v1/forecast?{Place}");

        var (document, plain) = (await with.JsonAsync(), await without.JsonAsync());
        Assert.That(document["alerts"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((string)document["status"]!["alertCoverage"]!, Is.EqualTo(AlertCoverages.Official));
        Assert.That(document.ContainsKey("hourly") && document.ContainsKey("daily") && !document.ContainsKey("current"));
        Assert.That((string)document["links"]!["self"]!, Is.EqualTo($"/v1/forecast?{Place}&include=hourly,daily,alerts"));
        Assert.That(plain.ContainsKey("alerts") || plain["status"]!.AsObject().ContainsKey("alertCoverage"), Is.False);
        Assert.That(hub.Asked.Select(request => request.Kinds), Is.EqualTo(new ReportKind[][]
        {
            [ReportKind.Forecast, ReportKind.Alerts], [ReportKind.Forecast, ReportKind.Current],
        }));
    }

    [Test]
    public async Task Alone_they_are_the_same_as_at_their_own_address()
    {
        hub.Desk = By(Reports("alpha", Gale("1")));

        using var included = await hub.GetAsync($"/v1/forecast?{Place}&include=alerts");
        using var own = await hub.GetAsync($"/v1/alerts?{Place}");

        var (one, other) = (await included.JsonAsync(), await own.JsonAsync());
        one.Remove("links");
        other.Remove("links");
        Assert.That(one.ToJsonString(), Is.EqualTo(other.ToJsonString()));
    }

    [Test]
    public async Task A_failing_source_of_alerts_is_a_warning_at_the_alerts_and_leaves_the_weather()
    {
        hub.Desk = By(Fails("alpha", FaultKind.Unavailable));

        using var response = await hub.GetAsync($"/v1/forecast?{Place}&include=hourly,alerts");

        var document = await response.JsonAsync();
        Assert.That(document["hourly"], Is.Not.Null);
        Assert.That(
            document["status"]!["warnings"]!.AsArray().Select(warning => (string)warning!["pointer"]!),
            Is.EqualTo(new[] { "/alerts", "/hourly/temperature" }));
        Assert.That((string)document["status"]!["alertCoverage"]!, Is.EqualTo(AlertCoverages.Unknown));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Known_alerts_are_served_without_weather_that_is_missing_for_now(bool hasAlert)
    {
        hub.Desk = WithoutWeather(Unreachable, hasAlert ? Reports("alpha", Gale("1")) : Reports("alpha"));

        using var response = await hub.GetAsync($"/v1/forecast?{Place}&include=current,hourly,daily,alerts&confidence=full");

        var document = await response.JsonAsync();
        var status = document["status"]!;
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(document["alerts"]!.AsArray(), Has.Count.EqualTo(hasAlert ? 1 : 0));
        Assert.That(
            ((string)status["completeness"]!, (string)status["alertCoverage"]!, (int)status["providersUsed"]!),
            Is.EqualTo((CompletenessStates.Partial, AlertCoverages.Official, 1)));
        Assert.That(
            status["warnings"]!.AsArray().Select(warning => ((string)warning!["code"]!, (string)warning["pointer"]!)),
            Is.EqualTo(new[] { ("provider_timeout", "/hourly") }));
        Assert.That(document.ContainsKey("current") && document["current"] is null);
        foreach (var column in document["hourly"]!.AsObject().Where(item => item.Key != "interval").Concat(document["daily"]!.AsObject()))
            Assert.That(column.Value!.AsArray(), Is.Empty, column.Key);
        Assert.That(response.Header("Cache-Control"), Is.EqualTo("public, max-age=5, stale-while-revalidate=60, stale-if-error=0"));
    }

    [Test]
    public async Task A_value_to_explain_is_not_there_when_the_weather_is_missing()
    {
        hub.Desk = WithoutWeather(Unreachable, Reports("alpha"));

        const string explained = "explain=hourly.temperature@2026-08-20T13:00:00Z";
        using var response = await hub.GetAsync($"/v1/forecast?{Place}&include=hourly,alerts&{explained}");

        var document = await response.JsonAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), document.ToJsonString());
        Assert.That(document.ContainsKey("explain"), Is.False);
    }

    [TestCase(FaultKind.Timeout, HttpStatusCode.ServiceUnavailable)]
    [TestCase(null, HttpStatusCode.UnprocessableEntity)]
    public async Task A_request_is_refused_when_alerts_are_not_known_either_or_nobody_covers_the_weather(
        FaultKind? alerts, HttpStatusCode status)
    {
        hub.Desk = alerts is { } fault
            ? WithoutWeather(Unreachable, Fails("alpha", fault))
            : WithoutWeather(new Skipped("beta", ReportKind.Forecast, SkipReason.Unsupported), Reports("alpha", Gale("1")));

        using var response = await hub.GetAsync($"/v1/forecast?{Place}&include=hourly,alerts");

        Assert.That(response.StatusCode, Is.EqualTo(status));
        Assert.That((await response.ProblemAsync()).Providers!.Select(provider => provider.Id), Is.EqualTo(new[] { "beta" }));
    }

    [Test]
    public async Task A_vendor_that_is_used_for_its_alerts_alone_is_attributed()
    {
        hub.Desk = By(Reports("gamma", Gale("1")));

        using var response = await hub.GetAsync($"/v1/forecast?{Place}&include=hourly,alerts");

        Assert.That(
            (await response.JsonAsync())["attribution"]!.AsArray().Select(one => (string)one!["provider"]!),
            Is.EqualTo(new[] { "alpha", "beta", "gamma" }));
    }

    private static Func<ForecastRequest, Task<ForecastAnswer>> WithoutWeather(Outcome weather, Outcome alerts) =>
        async request => await By()(request) with { Forecast = null, Outcomes = [weather, alerts] };
}
