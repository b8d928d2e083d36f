using System.Net;
using System.Text.Json.Nodes;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Api.Tests.Contract;

internal sealed class ExplainTests
{
    private const string Fine = "/v1/forecast?lat=52.52&lon=13.41";

    private ContractHub hub = null!;

    [SetUp]
    public void Start() => hub = new ContractHub { Desk = request => Task.FromResult(Vendors.Merge(request)) };

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [TestCase("si")]
    [TestCase("us")]
    public async Task Weights_times_corrected_values_are_the_value_that_the_answer_shows(string units)
    {
        var document = await RequestAsync($"&explain=hourly.temperature@2026-08-20T13:00:00Z&units={units}");

        var explain = document["explain"]!;
        var vendors = explain["vendors"]!.AsArray();
        Assert.That((double)explain["value"]!, Is.EqualTo((double)document["hourly"]!["temperature"]![1]!));
        Assert.That(
            vendors.Sum(vendor => (double)vendor!["weight"]! * (double)vendor["corrected"]!),
            Is.EqualTo((double)explain["blended"]!).Within(0.01));
        Assert.That((double)explain["blended"]!, Is.EqualTo((double)explain["value"]!).Within(0.05));
        Assert.That(
            ((string)explain["field"]!, (string)explain["time"]!, (string)explain["method"]!), Is.EqualTo(
                ("hourly.temperature", "2026-08-20T13:00:00Z", "weighted-mean")));
    }

    [Test]
    public async Task Who_was_outvoted_is_told_with_why_and_by_how_much()
    {
        var vendors = (await RequestAsync("&explain=hourly.temperature@2026-08-20T12:00:00Z"))["explain"]!["vendors"]!.AsArray();

        Assert.That(
            vendors.Select(vendor => ((string)vendor!["id"]!, (string)vendor["verdict"]!)),
            Is.EqualTo(new[] { ("alpha", "used"), ("beta", "used"), ("gamma", "outvoted") }));
        Assert.That(
            ((double)vendors[2]!["weight"]!, (double)vendors[2]!["value"]!, (double)vendors[2]!["gate"]!), Is.EqualTo((0, 45.02, 3)));
        Assert.That((double)vendors[2]!["distance"]!, Is.GreaterThan(3));
        Assert.That(
            ((string)vendors[0]!["lineage"]!, vendors[0]!["gate"], (int)vendors[0]!["verifications"]!),
            Is.EqualTo(("icon", (JsonNode?)null, 0)));
    }

    [Test]
    public async Task A_value_that_follows_from_others_says_so()
    {
        var explain = (await RequestAsync("&explain=hourly.dewPoint@2026-08-20T12:00:00Z"))["explain"]!;

        Assert.That(
            ((string)explain["method"]!, explain["vendors"]!.AsArray().Count, explain["blended"]),
            Is.EqualTo(("derived", 0, (JsonNode?)null)));
    }

    [Test]
    public async Task Nothing_is_explained_unasked_and_the_canonical_address_asks_the_same()
    {
        Assert.That((await RequestAsync("")).ContainsKey("explain"), Is.False);
        var self = (string)(await RequestAsync("&explain=hourly.temperature%402026-08-20T13:00:00Z"))["links"]!["self"]!;
        Assert.That(self, Is.EqualTo($"{Fine}&explain=hourly.temperature@2026-08-20T13:00:00Z"));
        using var again = await hub.GetAsync(self);
        Assert.That((again.StatusCode, hub.Asked.Count), Is.EqualTo((HttpStatusCode.OK, 2)));
    }

    [TestCase("temperature", ParameterErrors.BadValue, "must be FIELD@HOUR")]
    [TestCase("hourly.temperature@", ParameterErrors.BadValue, "must be FIELD@HOUR")]
    [TestCase("hourly.temperature@2026-08-20T15:00:00", ParameterErrors.BadValue, "must be FIELD@HOUR")]
    [TestCase("hourly.temperature@2026-08-20T15:30:00Z", ParameterErrors.BadValue, "whole UTC hour")]
    [TestCase("hourly.colour@2026-08-20T15:00:00Z", ParameterErrors.BadValue, "its field must be one of hourly.temperature")]
    [TestCase("daily.temperatureMax@2026-08-20T15:00:00Z", ParameterErrors.BadValue, "its field must be one of")]
    [TestCase(
        "hourly.temperature@2026-08-20T11:00:00Z", ParameterErrors.OutOfRange,
        "its hour must be between 2026-08-20T12:00:00Z and 2026-08-27T11:00:00Z")]
    [TestCase("hourly.temperature@2026-08-27T12:00:00Z", ParameterErrors.OutOfRange, "its hour must be between")]
    [TestCase("hourly.temperature@2026-08-20T15:00:00Z&include=daily", ParameterErrors.BadValue, "none of the blocks asked for")]
    public async Task What_cannot_be_explained_is_refused_with_reason_and_range(string explain, string code, string detail)
    {
        using var response = await hub.GetAsync($"{Fine}&explain={explain}");

        var error = (await response.ProblemAsync()).Errors!.Single();
        Assert.That((response.StatusCode, error.Parameter, error.Code), Is.EqualTo((HttpStatusCode.BadRequest, "explain", code)));
        Assert.That(error.Detail, Does.Contain(detail));
    }

    private async Task<JsonObject> RequestAsync(string query)
    {
        using var response = await hub.GetAsync(Fine + query);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return await response.JsonAsync();
    }
}
