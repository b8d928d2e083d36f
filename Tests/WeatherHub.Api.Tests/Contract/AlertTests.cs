using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Alerts;
using WeatherHub.Weather.Reports;
using static WeatherHub.Api.Tests.Contract.AlertAnswers;

namespace WeatherHub.Api.Tests.Contract;

/// <summary>Alerts are shown as they are said, and an empty list never passes for "nothing is in force" where that is not known.</summary>
internal sealed class AlertTests
{
    private const string Place = "lat=52.52&lon=13.41";

    private static readonly JsonSerializerOptions Plain = new(ContractJson.Wire.Options);

    private ContractHub hub = null!;

    [SetUp]
    public void Start() => hub = new ContractHub();

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task They_are_a_union_gravest_first_in_the_senders_words_and_every_sender_and_vendor_is_named()
    {
        hub.Desk = By(
            Reports(
                "alpha",
                Gale("1"),
                Gale("2", AlertSeverity.Extreme) with { Event = "Hochwasser", Expires = null, Onset = null, Url = null }),
            Reports("beta", Gale("3", AlertSeverity.Severe)),
            Skips("gamma", SkipReason.Disabled));

        var document = await RequestAsync();

        Assert.That(document["alerts"]!.AsArray().Select(alert => (string)alert!["id"]!), Is.EqualTo(new[] { "cap:2", "cap:3" }));
        Assert.That(document["alerts"]![0]!.ToJsonString(Plain), Is.EqualTo(
            """{"id":"cap:2","event":"Hochwasser","severity":"extreme","urgency":"expected","certainty":"likely","onset":null"""
            + ""","expires":null"""
            + ""","headline":"Official WARNING of GALE-FORCE GUSTS","description":"Es treten Sturmböen auf.","instruction":null"""
            + ""","areas":["Stadt Berlin"],"sender":"Service 2","url":null,"providers":["alpha"]}"""));
        var gale = document["alerts"]![1]!;
        Assert.That((string)gale["sender"]!, Is.EqualTo("Service 1; Service 3"));
        Assert.That((string)gale["url"]!, Is.EqualTo("https://service.example/warnings/1?a=b&c=d"));
        Assert.That((string)gale["expires"]!, Is.EqualTo("2026-08-20T15:20:00Z"));
        Assert.That(gale["providers"]!.AsArray().Select(id => (string)id!), Is.EqualTo(new[] { "alpha", "beta" }));
        Assert.That(Coverage(document), Is.EqualTo(AlertCoverages.Official));
    }

    [Test]
    public async Task The_address_has_the_envelope_of_every_block_and_asks_for_alerts_alone()
    {
        hub.Desk = By(Reports("alpha", Gale("1")), Reports("beta"));

        using var response = await hub.GetAsync($"/v1/alerts?{Place}");

        var document = await response.JsonAsync();
        Assert.That(document.Select(item => item.Key), Is.EqualTo(new[]
        {
            "contract", "asOf", "expiresAt", "location", "units", "status", "providers", "alerts", "provenance", "attribution", "links",
        }));
        Assert.That((string)document["asOf"]!, Is.EqualTo("2026-08-20T12:18:00Z"));
        Assert.That((string)document["links"]!["self"]!, Is.EqualTo($"/v1/alerts?{Place}"));
        Assert.That(Attributed(document), Is.EqualTo(new[] { "alpha", "beta" }), "an empty list is a statement too");
        Assert.That((int)document["status"]!["providersUsed"]!, Is.EqualTo(2));
        Assert.That(hub.Asked.Single().Kinds, Is.EqualTo(new[] { ReportKind.Alerts }));
        Assert.That(response.Header("Cache-Control"), Is.EqualTo("public, max-age=420, stale-while-revalidate=60, stale-if-error=0"));
    }

    [Test]
    public async Task A_quiet_place_of_an_official_source_has_an_empty_list_that_means_something()
    {
        hub.Desk = By(Reports("alpha"), Skips("beta", SkipReason.Unsupported));

        var document = await RequestAsync();

        Assert.That(document["alerts"]!.AsArray(), Is.Empty);
        Assert.That(Coverage(document), Is.EqualTo(AlertCoverages.Official));
        Assert.That((string)document["status"]!["completeness"]!, Is.EqualTo("full"));
        Assert.That(Attributed(document), Is.EqualTo(new[] { "alpha" }));
    }

    [TestCase("")]
    [TestCase("&maxAge=60")]
    public async Task Where_no_source_covers_the_place_nothing_is_known_and_that_is_an_answer(string more)
    {
        hub.Desk = By(
            Fails("alpha", FaultKind.NotCovered), Skips("beta", SkipReason.Unsupported), Skips("gamma", SkipReason.Disabled));

        var document = await RequestAsync(more);

        Assert.That(document["alerts"]!.AsArray(), Is.Empty);
        Assert.That(Coverage(document), Is.EqualTo(AlertCoverages.None));
        Assert.That((string)document["status"]!["completeness"]!, Is.EqualTo("full"));
        Assert.That(document["status"]!["warnings"]!.AsArray(), Is.Empty);
        Assert.That((int)document["status"]!["providersAsked"]!, Is.Zero);
        Assert.That((string)document["asOf"]!, Is.EqualTo("2026-08-20T12:20:00Z"), "the step of time, for there is no report");
        Assert.That((string)document["expiresAt"]!, Is.EqualTo("2026-08-20T12:25:00Z"), "a source is not believed for longer");
    }

    [TestCase(FaultKind.NotCovered, 299)]
    [TestCase(FaultKind.Timeout, 4)]
    public async Task Equal_facts_give_equal_bytes_also_where_there_is_no_report(FaultKind fault, int seconds)
    {
        var desk = By(Fails("alpha", fault), Skips("beta", SkipReason.Unsupported));
        var first = await TagAfterAsync(0);
        Assert.That(await TagAfterAsync(seconds), Is.EqualTo((first.Tag, $"{seconds}")));
        var next = await TagAfterAsync(seconds + 1);
        Assert.That((next.Tag == first.Tag, next.Age), Is.EqualTo((false, "0")), "then it is looked at again");

        async Task<(string Tag, string Age)> TagAfterAsync(int passed)
        {
            await using var replica = new ContractHub { Desk = desk };
            replica.Clock.Advance(TimeSpan.FromSeconds(passed));
            using var response = await replica.GetAsync($"/v1/alerts?{Place}");
            return (response.Header("ETag")!, response.Header("Age")!);
        }
    }

    [TestCase(FaultKind.Timeout, "provider_timeout")]
    [TestCase(FaultKind.CircuitOpen, "provider_circuit_open")]
    public async Task A_source_that_cannot_be_reached_makes_an_empty_list_unknown_for_a_short_time(FaultKind fault, string warning)
    {
        hub.Desk = By(Fails("alpha", fault), Skips("beta", SkipReason.Unsupported));

        using var response = await hub.GetAsync($"/v1/alerts?{Place}");

        var document = await response.JsonAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(document["alerts"]!.AsArray(), Is.Empty);
        Assert.That(Coverage(document), Is.EqualTo(AlertCoverages.Unknown));
        Assert.That((string)document["status"]!["completeness"]!, Is.EqualTo("partial"));
        var warned = document["status"]!["warnings"]!.AsArray().Single()!;
        Assert.That(((string)warned["code"]!, (string)warned["pointer"]!), Is.EqualTo((warning, "/alerts")));
        Assert.That(response.Header("Cache-Control"), Does.StartWith("public, max-age=5,"));
        Assert.That(response.Header("Age"), Is.EqualTo("0"));
        Assert.That((string)document["expiresAt"]!, Is.EqualTo((string)document["asOf"]!));
    }

    [Test]
    public async Task What_another_source_reports_does_not_fill_in_for_one_that_fails()
    {
        hub.Desk = By(Reports("alpha"), Fails("beta", FaultKind.Timeout));
        var official = await RequestAsync();
        hub.Clock.Advance(TimeSpan.FromSeconds(2));
        hub.Desk = By(Incomplete("alpha"), Fails("beta", FaultKind.Timeout));
        var unknown = await RequestAsync();

        Assert.That((Coverage(official), Coverage(unknown)), Is.EqualTo((AlertCoverages.Official, AlertCoverages.Unknown)));
        Assert.That((string)official["status"]!["warnings"]![0]!["detail"]!, Is.EqualTo("no answer in 1000 ms"));
    }

    [Test]
    public async Task A_report_that_is_too_old_for_the_caller_leaves_it_unknown()
    {
        hub.Desk = By(Skips("alpha", SkipReason.TooOld));

        Assert.That(Coverage(await RequestAsync("&maxAge=0")), Is.EqualTo(AlertCoverages.Unknown));
    }

    [Test]
    public async Task What_is_past_its_freshness_is_shown_and_covers_in_part()
    {
        hub.Desk = By(Stale("alpha", Gale("1")));

        var document = await RequestAsync();

        Assert.That(document["alerts"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(Coverage(document), Is.EqualTo(AlertCoverages.Partial));
        Assert.That((bool)document["status"]!["stale"]!);
        Assert.That((string)document["status"]!["warnings"]![0]!["code"]!, Is.EqualTo("provider_stale"));
    }

    [Test]
    public async Task A_list_that_is_not_all_there_is_covers_in_part()
    {
        hub.Desk = By(Incomplete("alpha"));

        Assert.That(Coverage(await RequestAsync()), Is.EqualTo(AlertCoverages.Partial));
    }

    [Test]
    public async Task An_answer_ends_when_its_first_alert_expires()
    {
        var first = Gale("1") with { Expires = Contract.Answers.Now.AddSeconds(90) };
        hub.Desk = By(Reports("alpha", first, Gale("2") with { Event = "frost" }));

        using var response = await hub.GetAsync($"/v1/alerts?{Place}");
        hub.Clock.Advance(TimeSpan.FromSeconds(89));
        var same = await RequestAsync();
        hub.Clock.Advance(TimeSpan.FromSeconds(1));
        using var last = await hub.GetAsync($"/v1/alerts?{Place}");
        var later = await last.JsonAsync();

        Assert.That((string)(await response.JsonAsync())["expiresAt"]!, Is.EqualTo("2026-08-20T12:21:30Z"));
        Assert.That(response.Header("Cache-Control"), Does.StartWith("public, max-age=210, stale-while-revalidate=0,"));
        Assert.That(same["alerts"]!.AsArray(), Has.Count.EqualTo(2));
        Assert.That(later["alerts"]!.AsArray().Select(alert => (string)alert!["id"]!), Is.EqualTo(new[] { "cap:2" }));
        Assert.That(hub.Asked, Has.Count.EqualTo(2));
        Assert.That(response.Header("Last-Modified"), Is.EqualTo("Thu, 20 Aug 2026 12:18:00 GMT"), "when it was fetched");
        Assert.That(last.Header("Last-Modified"), Is.EqualTo("Thu, 20 Aug 2026 12:21:30 GMT"), "when the alert ended");
    }

    [TestCase("/v1/alerts?")]
    [TestCase("/v1/forecast?include=hourly,alerts&")]
    public async Task An_alert_that_is_no_longer_reported_does_not_make_an_answer_older(string address)
    {
        var issued = Contract.Answers.Now.AddMinutes(-3);
        hub.Desk = By(Reports("alpha", issued, Gale("1")));
        using var before = await hub.GetAsync(address + Place);
        hub.Clock.Advance(TimeSpan.FromMinutes(10));
        hub.Desk = By(Reports("alpha", issued.AddHours(-5), Gale("2")));
        using var after = await hub.GetAsync(address + Place);
        hub.Clock.Advance(TimeSpan.FromMinutes(10));
        hub.Desk = By(Reports("alpha"));
        using var none = await hub.GetAsync(address + Place);

        Assert.That(
            new[] { before, after, none }.Select(response => response.Header("Last-Modified")),
            Is.All.EqualTo("Thu, 20 Aug 2026 12:18:00 GMT"),
            "the list was fetched then");
    }

    [TestCase("fields=temperature", "fields")]
    [TestCase("units=us", "units")]
    [TestCase("mode=best", "mode")]
    [TestCase("providers=delta", "providers")]
    public async Task A_parameter_that_means_nothing_to_alerts_is_refused(string parameter, string name)
    {
        using var response = await hub.GetAsync($"/v1/alerts?{Place}&{parameter}");

        Assert.That((await response.ProblemAsync()).Errors!.Single().Parameter, Is.EqualTo(name));
    }

    private static string? Coverage(JsonObject document) => (string?)document["status"]!["alertCoverage"];

    private static IEnumerable<string> Attributed(JsonObject document) =>
        document["attribution"]!.AsArray().Select(one => (string)one!["provider"]!);

    private async Task<JsonObject> RequestAsync(string more = "")
    {
        using var response = await hub.GetAsync($"/v1/alerts?{Place}{more}");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return await response.JsonAsync();
    }
}
