using System.Net;
using System.Text.Json.Nodes;
using WeatherHub.Providers;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Tests.Control;

internal sealed class ControlTests
{
    private SandboxFixture rig = null!;

    [SetUp]
    public async Task Start() => rig = await SandboxFixture.VendorsAsync();

    [TearDown]
    public async Task Stop() => await rig.DisposeAsync();

    [Test]
    public async Task Vendors_are_listed_with_their_faults_calls_and_addresses()
    {
        for (var call = 0; call < 3; call++) await rig.JsonAsync("/bright-sky/current_weather?lat=52.52&lon=13.41");
        await rig.JsonAsync("/nws/points/40.71,-74.01");
        var vendors = (await rig.JsonAsync("/_sandbox/vendors"))
            .AsArray()
            .ToDictionary(vendor => vendor!["id"]!.GetValue<string>(), vendor => vendor!);
        Assert.That(vendors.Keys, Is.EquivalentTo(ProviderCatalog.Vendors.Select(vendor => vendor.Id)));
        Assert.That(vendors["bright-sky"]["calls"]!.ToJsonString(), Is.EqualTo("""{"current-weather":3}"""));
        Assert.That(vendors["nws"]["calls"]!.ToJsonString(), Is.EqualTo("""{"points":1}"""));
        Assert.That(vendors["open-meteo"]["calls"]!.ToJsonString(), Is.EqualTo("{}"));
        Assert.That(vendors["open-meteo"]["baseAddress"]!.GetValue<string>(), Is.EqualTo($"{rig.VendorsAddress}/open-meteo"));
    }

    [Test]
    public async Task The_clock_moves_forward_for_the_vendors_and_says_so()
    {
        Assert.That(await NowAsync(), Is.EqualTo("2026-06-01T10:20:00Z"));
        var moved = await rig.PostAsync("/_sandbox/clock", """{ "advanceSeconds": 7200 }""");
        Assert.That(moved["now"]!.GetValue<string>(), Is.EqualTo("2026-06-01T12:20:00Z"));
        Assert.That(await NowAsync(), Is.EqualTo("2026-06-01T12:20:00Z"));
        var current = await rig.JsonAsync("/open-meteo/v1/forecast?latitude=1&longitude=1&current=temperature_2m");
        Assert.That(current["current"]!["time"]!.GetValue<string>(), Is.EqualTo("2026-06-01T12:15"));

        async Task<string> NowAsync() => (await rig.JsonAsync("/_sandbox/clock"))["now"]!.GetValue<string>();
    }

    [Test]
    public async Task The_truth_comes_as_columns_in_canonical_units()
    {
        var truth = await rig.JsonAsync("/_sandbox/truth?lat=52.52&lon=13.41&from=2026-06-01T00:00:00Z&hours=30");
        Assert.That(truth["time"]!.AsArray(), Has.Count.EqualTo(30));
        Assert.That(truth["time"]![29]!.GetValue<string>(), Is.EqualTo("2026-06-02T05:00:00Z"));
        foreach (var facts in VariableFacts.All)
        {
            Assert.That(truth["units"]![facts.Name]!.GetValue<string>(), Is.EqualTo(facts.Unit.Symbol()));
            var expected = rig.Truth(SandboxFixture.Berlin, new(2026, 6, 1, 7, 0, 0, TimeSpan.Zero), facts.Variable);
            Assert.That(truth[facts.Name]![7]!.GetValue<double>(), Is.EqualTo(expected).Within(1e-6));
        }
    }

    [TestCase("lat=91&lon=1", "lat")]
    [TestCase("lat=NaN&lon=1", "lat")]
    [TestCase("lat=4,5&lon=1", "lat")]
    [TestCase("lon=1", "lat")]
    [TestCase("lat=1&lon=1&hours=0", "hours")]
    [TestCase("lat=1&lon=1&hours=1.5", "hours")]
    [TestCase("lat=1&lon=1&from=yesterday", "from")]
    [TestCase("lat=1&lon=1&from=2026-06-01T00:30:00Z", "from")]
    [TestCase("lat=1&lat=2&lon=1", "lat")]
    [TestCase("lat=1&lon=1&day=2", "day")]
    public async Task A_question_for_the_truth_is_read_strictly(string query, string parameter)
    {
        using var response = await rig.Http.GetAsync($"/_sandbox/truth?{query}");
        Assert.That(await ProblemAsync(response, HttpStatusCode.BadRequest), Does.Contain(parameter));
    }

    [TestCase("""{ "colour": "red", "status": 503 }""", "colour")]
    [TestCase("""{ "status": 42 }""", "status")]
    [TestCase("""{ "status": "503" }""", "status")]
    [TestCase("""{ "body": "3" }""", "body")]
    [TestCase("""{ "body": "None" }""", "body")]
    [TestCase("""{ "units": "right" }""", "units")]
    [TestCase("""{ "latencyMs": -1 }""", "latencyMs")]
    [TestCase("""{ "close": 1 }""", "close")]
    [TestCase("""{ "offset": null }""", "offset")]
    [TestCase("""{ "offset": 1, "offset": 2 }""", "offset")]
    public async Task Faults_are_read_strictly_and_a_bad_request_changes_nothing(string json, string parameter)
    {
        await rig.SetFaultsAsync("nws", """{ "offset": 3 }""");
        using var response = await rig.Http.PostAsync("/_sandbox/vendors/nws", new StringContent(json));
        Assert.That(await ProblemAsync(response, HttpStatusCode.BadRequest), Does.Contain(parameter));
        Assert.That((await rig.JsonAsync("/_sandbox/vendors/nws"))["faults"]!.ToJsonString(), Is.EqualTo("""{"offset":3}"""));
    }

    [TestCase("/_sandbox/vendors/nws", "[]")]
    [TestCase("/_sandbox/vendors/nws", "not json")]
    [TestCase("/_sandbox/clock", "{}")]
    [TestCase("/_sandbox/clock", """{ "advanceSeconds": -5 }""")]
    [TestCase("/_sandbox/clock", """{ "advanceSeconds": 5, "backwards": true }""")]
    [TestCase("/_sandbox/clock", "")]
    public async Task What_is_no_request_at_all_is_a_problem(string path, string json)
    {
        using var response = await rig.Http.PostAsync(path, new StringContent(json));
        Assert.That(await ProblemAsync(response, HttpStatusCode.BadRequest), Has.Count.EqualTo(1));
        Assert.That(rig.Now, Is.EqualTo(new DateTimeOffset(2026, 6, 1, 10, 20, 0, TimeSpan.Zero)));
    }

    [Test]
    public async Task A_vendor_nobody_simulates_is_not_found()
    {
        using var posted = await rig.Http.PostAsync("/_sandbox/vendors/oracle", new StringContent("{}"));
        using var deleted = await rig.Http.DeleteAsync("/_sandbox/vendors/oracle");
        foreach (var response in new[] { posted, deleted })
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        }
    }

    [TestCase("live")]
    [TestCase("ready")]
    [TestCase("startup")]
    public async Task Vendors_alone_have_health_too(string probe)
    {
        using var response = await rig.Http.GetAsync($"/health/{probe}");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private static async Task<List<string>> ProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.That(response.StatusCode, Is.EqualTo(status));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.That(problem["detail"]!.GetValue<string>(), Does.Not.StartWith(":"));
        return [.. problem["errors"]!.AsArray().Select(error => error!["parameter"]!.GetValue<string>())];
    }
}
