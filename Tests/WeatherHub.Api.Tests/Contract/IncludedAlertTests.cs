using System.Net;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Reports;
using static WeatherHub.Api.Tests.Contract.AlertAnswers;

namespace WeatherHub.Api.Tests.Contract;

/// <summary>Alerts beside the weather: there when asked for, and no substitute for it.</summary>
internal sealed class IncludedAlertTests
{
    private const string Place = "lat=52.52&lon=13.41";

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

    [TestCase(SkipReason.Unsupported, HttpStatusCode.UnprocessableEntity)]
    [TestCase(null, HttpStatusCode.ServiceUnavailable)]
    public async Task A_request_for_weather_is_refused_without_it_whatever_there_is_of_alerts(SkipReason? reason, HttpStatusCode status)
    {
        Outcome weather = reason is { } skipped
            ? new Skipped("beta", ReportKind.Forecast, skipped)
            : new Failed("beta", ReportKind.Forecast, FaultKind.Timeout, TimeSpan.FromSeconds(1));
        hub.Desk = async request => await By()(request) with { Forecast = null, Outcomes = [weather, Reports("alpha", Gale("1"))] };

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
}
