using System.Text.Json.Nodes;
using WeatherHub.Api.Fetching;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Contract;

internal sealed class StandingTests
{
    private const string Place = "lat=52.52&lon=13.41";

    private ContractHub hub = null!;

    [SetUp]
    public void Start() => hub = new ContractHub();

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [TestCase(FaultKind.Timeout, "timeout", "provider_timeout", "no answer in 1000 ms; others filled in")]
    [TestCase(FaultKind.Network, "error", "provider_error", "the connection failed; others filled in")]
    [TestCase(FaultKind.BadPayload, "error", "provider_error", "its answer could not be used; others filled in")]
    [TestCase(FaultKind.RateLimited, "rateLimited", "provider_rate_limited", "limits the hub for now; others filled in")]
    [TestCase(FaultKind.CircuitOpen, "circuitOpen", "provider_circuit_open", "failed too often lately, not asked; others filled in")]
    [TestCase(
        FaultKind.BudgetExhausted, "budgetExhausted", "provider_budget_exhausted",
        "the hub's budget for it is spent, not asked; others filled in")]
    public async Task A_vendor_that_fails_makes_the_answer_partial_and_is_named(FaultKind fault, string state, string code, string detail)
    {
        var document = await RequestAsync(
            Contract.Answers.Reported("alpha"), new Failed("delta", ReportKind.Forecast, fault, TimeSpan.FromMilliseconds(1003)));

        Assert.That((string)document["status"]!["completeness"]!, Is.EqualTo("partial"));
        Assert.That((string)document["providers"]![1]!["state"]!, Is.EqualTo(state));
        var warning = document["status"]!["warnings"]![0]!;
        Assert.That(
            ((string)warning["code"]!, (string)warning["provider"]!, (string)warning["pointer"]!, (string)warning["detail"]!),
            Is.EqualTo((code, "delta", "/hourly", detail)));
    }

    [Test]
    public async Task A_vendor_that_has_no_data_here_makes_nothing_partial()
    {
        var document = await RequestAsync(
            Contract.Answers.Reported("alpha"),
            Contract.Answers.Reported("beta"),
            new Skipped("delta", ReportKind.Forecast, SkipReason.Unsupported),
            new Failed("epsilon", ReportKind.Forecast, FaultKind.NotCovered, TimeSpan.Zero),
            new Skipped("gamma", ReportKind.Forecast, SkipReason.Disabled));

        var status = document["status"]!;
        Assert.That(
            ((string)status["completeness"]!, (int)status["providersAsked"]!, (int)status["providersUsed"]!), Is.EqualTo(("full", 2, 2)));
        Assert.That(
            document["providers"]!.AsArray().Select(provider => (string)provider!["state"]!),
            Is.EqualTo(new[] { "ok", "ok", "unsupported", "unsupported", "disabled" }));
    }

    [Test]
    public async Task A_stale_report_makes_the_answer_stale_and_partial()
    {
        var document = await RequestAsync(
            Contract.Answers.Reported("alpha", stale: true, FaultKind.Timeout), Contract.Answers.Reported("beta"));

        var status = document["status"]!;
        Assert.That(((bool)status["stale"]!, (string)status["completeness"]!), Is.EqualTo((true, "partial")));
        Assert.That((string)status["warnings"]![0]!["detail"]!, Is.EqualTo("past its freshness; no answer in time"));
        Assert.That((string)document["expiresAt"]!, Is.EqualTo("2026-08-20T12:19:00Z"));
    }

    [Test]
    public async Task Of_a_vendor_with_two_products_the_worse_is_told_and_the_warning_points_at_its_block()
    {
        var document = await RequestAsync(
            Contract.Answers.Reported("alpha"),
            new Failed("alpha", ReportKind.Current, FaultKind.Timeout, TimeSpan.FromSeconds(1)),
            Contract.Answers.Reported("beta"));

        Assert.That(document["providers"]!.AsArray(), Has.Count.EqualTo(2));
        Assert.That((string)document["providers"]![0]!["state"]!, Is.EqualTo("timeout"));
        Assert.That((string)document["status"]!["warnings"]![0]!["pointer"]!, Is.EqualTo("/current"));
    }

    [Test]
    public async Task A_vendor_whose_two_products_feed_one_block_is_named_once()
    {
        var old = Contract.Answers.Reported("alpha", stale: true, FaultKind.Timeout);
        var document = await RequestAsync("/v1/current", old, old with { Report = old.Report with { Kind = ReportKind.Current } });

        var pointers = document["status"]!["warnings"]!.AsArray().Where(warning => (string?)warning!["provider"] == "alpha").Select(
            warning => (string)warning!["pointer"]!);
        Assert.That(pointers, Is.EqualTo(new[] { "/current" }));
    }

    [Test]
    public async Task Two_failures_of_a_vendor_for_one_block_are_one_warning_whether_others_filled_in_or_not()
    {
        var document = await RequestAsync(
            "/v1/current",
            Contract.Answers.Reported("beta"),
            new Failed("alpha", ReportKind.Forecast, FaultKind.Unavailable, TimeSpan.Zero),
            new Failed("alpha", ReportKind.Current, FaultKind.Unavailable, TimeSpan.Zero));

        Assert.That(
            document["status"]!["warnings"]!.AsArray().Select(warning => (string)warning!["detail"]!),
            Is.EqualTo(new[] { "it is in trouble; others filled in" }));
    }

    [Test]
    public async Task A_vendor_whose_old_report_serves_is_stale_whatever_else_failed()
    {
        var document = await RequestAsync(
            Contract.Answers.Reported("alpha", stale: true, FaultKind.Unavailable), new Failed(
                "alpha", ReportKind.Current, FaultKind.Unavailable, TimeSpan.Zero));

        Assert.That((string)document["providers"]![0]!["state"]!, Is.EqualTo("stale"));
        Assert.That((string)document["status"]!["warnings"]![1]!["detail"]!, Is.EqualTo("it is in trouble"), "nobody filled in");
    }

    [Test]
    public async Task Full_provenance_covers_every_value_exactly_once()
    {
        using var response = await hub.GetAsync($"/v1/forecast?{Place}&provenance=full");
        var document = await response.JsonAsync();

        foreach (var block in new[] { "hourly", "daily" })
            foreach (var (field, runs) in document["provenance"]![block]!.AsObject())
            {
                var values = document[block]![field]!.AsArray();
                for (var i = 0; i < values.Count; i++)
                    if (values[i] is not null)
                        Assert.That(
                            runs!.AsArray().Count(run => (int)run!["from"]! <= i && i < (int)run["to"]!),
                            Is.EqualTo(1),
                            $"{block}.{field}[{i}]");
            }

        Assert.That(document["provenance"]!["daily"]!["sunrise"]!.AsArray(), Has.Count.EqualTo(2), "a day without sunrise lies between");
    }

    [Test]
    public async Task Summary_provenance_is_one_run_a_series()
    {
        using var response = await hub.GetAsync($"/v1/hourly?{Place}");

        var runs = (await response.JsonAsync())["provenance"]!["hourly"]!;
        Assert.That(
            runs["temperature"]!.ToJsonString(), Is.EqualTo("""[{"from":0,"to":168,"method":"single","providers":["alpha","beta"]}]"""));
        Assert.That(runs["visibility"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Without_provenance_the_vendors_are_still_attributed()
    {
        using var response = await hub.GetAsync($"/v1/forecast?{Place}&provenance=none");

        var document = await response.JsonAsync();
        Assert.That(document.ContainsKey("provenance"), Is.False);
        Assert.That(document["attribution"]!.AsArray().Select(entry => (string)entry!["provider"]!), Is.EqualTo(new[] { "alpha", "beta" }));
    }

    [Test]
    public async Task Only_vendors_whose_values_are_shown_are_attributed()
    {
        using var response = await hub.GetAsync($"/v1/daily?{Place}&fields=sunrise,moonPhase");

        Assert.That((await response.JsonAsync())["attribution"]!.AsArray(), Has.Count.EqualTo(2));
        using var sky = await hub.GetAsync($"/v1/daily?{Place}&fields=sunrise");
        Assert.That((await sky.JsonAsync())["attribution"]!.AsArray(), Is.Empty);
    }

    private Task<JsonObject> RequestAsync(params Outcome[] outcomes) => RequestAsync("/v1/forecast", outcomes);

    private async Task<JsonObject> RequestAsync(string path, params Outcome[] outcomes)
    {
        hub.Desk = request => Task.FromResult(
            new ForecastAnswer(Contract.Answers.Forecast(request), outcomes, CacheUse.Miss, TimeSpan.Zero, TimeSpan.Zero));
        using var response = await hub.GetAsync($"{path}?{Place}");
        return await response.JsonAsync();
    }
}
