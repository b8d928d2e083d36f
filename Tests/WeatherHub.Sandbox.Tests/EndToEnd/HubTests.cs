using System.Net;
using System.Text.Json.Nodes;
using WeatherHub.Providers;

namespace WeatherHub.Sandbox.Tests.EndToEnd;

/// <summary>The real hub in front of the simulated vendors.</summary>
internal sealed class HubTests
{
    private const string Berlin = "/v1/forecast?lat=52.52&lon=13.41&provenance=full";

    private SandboxFixture rig = null!;

    [SetUp]
    public async Task Start() => rig = await SandboxFixture.HubAsync(noise: 1);

    [TearDown]
    public async Task Stop() => await rig.DisposeAsync();

    [Test]
    public async Task A_forecast_is_full_and_every_value_says_where_it_is_from()
    {
        var answer = await rig.JsonAsync(Berlin);
        Assert.That(answer["status"]!["completeness"]!.GetValue<string>(), Is.EqualTo("full"));
        Assert.That(answer["status"]!["providersUsed"]!.GetValue<int>(), Is.GreaterThanOrEqualTo(3));
        var hourly = answer["hourly"]!.AsObject();
        Assert.That(hourly["time"]!.AsArray(), Has.Count.EqualTo(168));
        var values = 0;
        foreach (var (name, runs) in answer["provenance"]!["hourly"]!.AsObject())
        {
            var column = hourly[name]!.AsArray();
            Assert.That(column, Has.Count.EqualTo(168), name);
            for (var index = 0; index < column.Count; index++)
            {
                var covering = runs!.AsArray().Count(run => run!["from"]!.GetValue<int>() <= index && index < run["to"]!.GetValue<int>());
                Assert.That(covering, column[index] is null ? Is.LessThanOrEqualTo(1) : Is.EqualTo(1), $"{name}[{index}]");
                if (column[index] is not null) values++;
            }
        }

        Assert.That(values, Is.GreaterThan(10 * 160));
    }

    [Test]
    public async Task A_vendor_that_is_down_costs_its_own_part_and_nothing_else()
    {
        await rig.SetFaultsAsync("bright-sky", """{ "status": 503 }""");
        var answer = await rig.JsonAsync(Berlin);
        Assert.That(answer["status"]!["completeness"]!.GetValue<string>(), Is.EqualTo("partial"));
        Assert.That(State(answer, "bright-sky"), Is.Not.EqualTo("ok"));
        Assert.That(answer["provenance"]!.ToJsonString(), Does.Not.Contain("bright-sky").And.Contain("met-norway"));
        Assert.That(answer["hourly"]!["temperature"]!.AsArray(), Has.None.Null);
    }

    [Test]
    public async Task After_sunset_it_is_night_whatever_was_stored_before_and_however_old_the_reports_are()
    {
        var before = await rig.JsonAsync("/v1/forecast?lat=52.52&lon=13.41&hours=1&days=1");
        var sunset = before["daily"]!["sunset"]![0]!.GetValue<DateTimeOffset>();
        await AdvanceToAsync(sunset.AddMinutes(-5));
        var evening = await rig.JsonAsync("/v1/current?lat=52.52&lon=13.41");
        foreach (var (id, _) in ProviderCatalog.Vendors) await rig.SetFaultsAsync(id, """{ "status": 503 }""");
        await AdvanceToAsync(sunset.AddMinutes(1));
        var night = await rig.JsonAsync("/v1/current?lat=52.52&lon=13.41");
        await AdvanceToAsync(sunset.AddMinutes(50));
        var later = await rig.JsonAsync("/v1/current?lat=52.52&lon=13.41");

        Assert.That(evening["expiresAt"]!.GetValue<DateTimeOffset>(), Is.LessThanOrEqualTo(sunset));
        Assert.That(
            new[] { evening, night, later }.Select(answer => answer["current"]!["isDay"]!.GetValue<bool>()),
            Is.EqualTo(new[] { true, false, false }));
        Assert.That(later["status"]!["stale"]!.GetValue<bool>(), Is.True);
        Assert.That(later["current"]!["condition"]!["icon"]!.GetValue<string>(), Does.Not.EndWith("-day"));

        async Task AdvanceToAsync(DateTimeOffset moment)
        {
            var seconds = (long)Math.Ceiling((moment - rig.Now).TotalSeconds);
            await rig.PostAsync("/_sandbox/clock", $$"""{ "advanceSeconds": {{seconds}} }""");
        }
    }

    [TestCase("""{ "body": "garbage" }""")]
    [TestCase("""{ "body": "truncated" }""")]
    [TestCase("""{ "body": "empty" }""")]
    [TestCase("""{ "body": "html" }""")]
    [TestCase("""{ "body": "bomb" }""")]
    [TestCase("""{ "close": true }""")]
    [TestCase("""{ "latencyMs": 30000 }""")]
    [TestCase("""{ "body": "drip" }""")]
    public async Task However_a_vendor_breaks_the_rest_still_answer(string faults)
    {
        await rig.SetFaultsAsync("met-norway", faults);
        var answer = await rig.JsonAsync(Berlin);
        Assert.That(answer["status"]!["completeness"]!.GetValue<string>(), Is.EqualTo("partial"));
        Assert.That(State(answer, "met-norway"), Is.Not.EqualTo("ok"));
        Assert.That(answer["provenance"]!.ToJsonString(), Does.Not.Contain("met-norway").And.Contain("bright-sky"));
    }

    [Test]
    public async Task When_all_are_down_known_places_get_what_is_known_and_new_ones_a_problem_at_once()
    {
        // On a clock that stands still: what waits for a deadline or a retry does not end.
        await using var still = await SandboxFixture.StillHubAsync(noise: 1);
        await still.JsonAsync(Berlin);
        foreach (var (vendor, _) in ProviderCatalog.Vendors) await still.SetFaultsAsync(vendor, """{ "status": 503 }""");
        await still.PostAsync("/_sandbox/clock", """{ "advanceSeconds": 7200 }""");

        var stale = await still.JsonAsync(Berlin);
        Assert.That(stale["status"]!["stale"]!.GetValue<bool>(), Is.True);
        Assert.That(
            stale["hourly"]!["time"]![0]!.GetValue<DateTimeOffset>(),
            Is.EqualTo(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero)));

        using var response = await still.Http.GetAsync("/v1/forecast?lat=48.14&lon=11.58");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(response.Headers.RetryAfter, Is.Not.Null);
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
    }

    [Test]
    public async Task Three_hundred_who_ask_at_once_for_a_new_place_cost_one_call_per_endpoint()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => rig.Http.GetAsync(Berlin)));
        Assert.That(answers.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.OK));
        foreach (var answer in answers) answer.Dispose();
        var calls = await CallsAsync();
        Assert.That(calls["open-meteo"], Is.EqualTo(1), "hours and now come with one call");
        Assert.That((calls["met-norway"], calls["bright-sky"], calls["nws"]), Is.EqualTo((1, 2, 0)));
    }

    [Test]
    public async Task Vendors_are_asked_again_when_the_clock_says_so_and_not_before()
    {
        await rig.JsonAsync(Berlin);
        var before = await CallsAsync();
        await rig.JsonAsync($"{Berlin}&hours=24");
        Assert.That(await CallsAsync(), Is.EqualTo(before), "another variant of the request is the same request to vendors");
        await rig.PostAsync("/_sandbox/clock", """{ "advanceSeconds": 86400 }""");
        var later = await rig.JsonAsync(Berlin);
        Assert.That(
            later["hourly"]!["time"]![0]!.GetValue<DateTimeOffset>(),
            Is.EqualTo(new DateTimeOffset(2026, 6, 2, 10, 0, 0, TimeSpan.Zero)));
        Assert.That((await CallsAsync())["met-norway"], Is.GreaterThan(before["met-norway"]));
    }

    [Test]
    public async Task The_levers_and_health_stand_beside_the_hub()
    {
        Assert.That((await rig.JsonAsync("/_sandbox/vendors")).AsArray(), Has.Count.EqualTo(ProviderCatalog.Vendors.Count));
        Assert.That((await rig.JsonAsync("/_sandbox/truth?lat=52.52&lon=13.41"))["temperature"]!.AsArray(), Has.Count.EqualTo(24));
        foreach (var probe in new[] { "live", "ready", "startup" })
        {
            using var response = await rig.Http.GetAsync($"/health/{probe}");
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), probe);
        }
    }

    private static string State(JsonNode answer, string vendor) =>
        answer["providers"]!.AsArray().Single(provider => provider!["id"]!.GetValue<string>() == vendor)!["state"]!.GetValue<string>();

    private async Task<Dictionary<string, int>> CallsAsync() =>
        (await rig.JsonAsync("/_sandbox/vendors")).AsArray().ToDictionary(
            vendor => vendor!["id"]!.GetValue<string>(), vendor => vendor!["calls"]!.AsObject().Sum(count => count.Value!.GetValue<int>()));
}
