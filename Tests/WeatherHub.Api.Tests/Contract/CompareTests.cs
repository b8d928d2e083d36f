using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Api.Tests.Contract;

internal sealed class CompareTests
{
    private const string Fine = "/v1/compare?lat=52.52&lon=13.41&field=hourly.temperature";

    private ContractHub hub = null!;

    [SetUp]
    public void Start() => hub = new ContractHub { Desk = request => Task.FromResult(Vendors.Merge(request)) };

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task Every_vendors_series_stands_beside_the_merged_one()
    {
        var comparison = await RequestAsync(Fine + "&hours=8");

        Assert.That(comparison.Time, Has.Length.EqualTo(8));
        Assert.That(comparison.Merged.Values, Is.All.EqualTo(21));
        Assert.That(
            comparison.Vendors.Select(vendor => (vendor.Id, vendor.Lineage, vendor.Values[0])),
            Is.EqualTo(new[] { ("alpha", "icon", 20), ("beta", "gfs", 22), ("gamma", "ifs", (double?)45) }));
        Assert.That(comparison.Spread, Is.All.EqualTo(2), "of those that were not outvoted");
        Assert.That(comparison.Vendors[0].IssuedAt, Is.EqualTo(Contract.Answers.Now.AddMinutes(-50)));
        Assert.That(comparison.Merged.Provenance[0].Providers, Is.EqualTo(new[] { "alpha", "beta" }));
        Assert.That(comparison.Merged.Confidence!.Level, Is.All.InRange(20, 95));
        Assert.That(comparison.Merged.Confidence.Lineages, Is.EqualTo(new int?[] { 2, 2, 2, 2, 2, 2, 3, 3 }));
    }

    [Test]
    public async Task Values_that_are_not_in_the_answer_are_named_with_by_how_much()
    {
        var comparison = await RequestAsync(Fine + "&units=us");

        var rejected = comparison.Vendors[2].Rejected;
        Assert.That(
            rejected.Select(value => value.Time),
            Is.EqualTo(Enumerable.Range(12, 6).Select(hour => new DateTimeOffset(2026, 8, 20, hour, 0, 0, TimeSpan.Zero))));
        Assert.That(
            rejected.Select(value => (value.Verdict, value.By, value.Gate)),
            Is.All.EqualTo((Verdicts.Outvoted, (double?)43.2, (double?)3)));
        Assert.That(rejected.Select(value => value.Distance), Is.All.GreaterThan(3));
        Assert.That(comparison.Vendors[0].Rejected, Is.Empty);
        Assert.That(comparison.Units["temperature"], Is.EqualTo("[degF]"));
    }

    [Test]
    public async Task Everyone_whose_values_are_shown_is_attributed_and_warned_of_only_as_to_the_field()
    {
        var comparison = await RequestAsync("/v1/compare?lat=52.52&lon=13.41&field=hourly.relativeHumidity");

        Assert.That(comparison.Status.ProvidersUsed, Is.EqualTo(3));
        Assert.That(comparison.Attribution.Select(entry => entry.Provider), Is.EqualTo(new[] { "alpha", "beta", "gamma" }));
        Assert.That(comparison.Status.Warnings.Select(warning => warning.Pointer), Has.None.EqualTo("/hourly/temperature"));
        Assert.That(comparison.Vendors[2].Rejected.Select(value => value.Verdict), Is.All.EqualTo(Verdicts.Silenced));
    }

    [Test]
    public async Task It_is_stored_and_validated_like_a_forecast()
    {
        using var first = await hub.GetAsync(Fine);
        using var second = await hub.GetAsync(Fine, ("If-None-Match", first.Header("ETag")!));

        Assert.That((second.StatusCode, hub.Asked.Count), Is.EqualTo((HttpStatusCode.NotModified, 1)));
        Assert.That(first.Header("Cache-Control"), Is.EqualTo("public, max-age=1800, stale-while-revalidate=60, stale-if-error=86400"));
        Assert.That(second.Header("ETag"), Is.EqualTo(first.Header("ETag")));
    }

    [Test]
    public async Task A_forecast_links_to_it()
    {
        using var response = await hub.GetAsync("/v1/forecast?lat=52.52&lon=13.41&units=us&hours=24&fields=windSpeed,temperature");
        var link = (string)(await response.JsonAsync())["links"]!["compare"]!;

        Assert.That(link, Is.EqualTo("/v1/compare?lat=52.52&lon=13.41&field=hourly.temperature&hours=24&units=us"));
        Assert.That((await RequestAsync(link)).Links.Self, Is.EqualTo(link));
        using var best = await hub.GetAsync("/v1/forecast?lat=52.52&lon=13.41&mode=best");
        Assert.That((await best.JsonAsync())["links"]!.AsObject().ContainsKey("compare"), Is.False, "nothing is merged there");
    }

    [TestCase("", "field", ParameterErrors.Missing)]
    [TestCase("&field=temperature", "field", ParameterErrors.BadValue)]
    [TestCase("&field=hourly.slug", "field", ParameterErrors.BadValue)]
    [TestCase("&field=daily.temperatureMax", "field", ParameterErrors.BadValue)]
    [TestCase("&field=hourly.temperature&mode=best", "mode", ParameterErrors.Unknown)]
    [TestCase("&field=hourly.temperature&hours=0", "hours", ParameterErrors.OutOfRange)]
    public async Task A_bad_question_is_refused_with_its_one_fault(string query, string parameter, string code)
    {
        using var response = await hub.GetAsync($"/v1/compare?lat=52.52&lon=13.41{query}");

        Assert.That(
            (await response.ProblemAsync()).Errors!.Select(error => (error.Parameter, error.Code)),
            Is.EqualTo(new[] { (parameter, code) }));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private async Task<Comparison> RequestAsync(string address)
    {
        using var response = await hub.GetAsync(address);
        var body = await response.Content.ReadAsByteArrayAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var comparison = JsonSerializer.Deserialize(body, ContractJson.Default.Comparison)!;
        Assert.That(
            JsonNode.Parse(body)!.ToJsonString(),
            Is.EqualTo(JsonNode.Parse(JsonSerializer.SerializeToUtf8Bytes(comparison, ContractJson.Wire.Comparison))!.ToJsonString()));
        return comparison;
    }
}
