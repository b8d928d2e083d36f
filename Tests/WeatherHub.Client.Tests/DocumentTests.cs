using System.Text.Json.Nodes;
using WeatherHub.Contracts.V1;
using WireMock.ResponseBuilders;

namespace WeatherHub.Client.Tests;

/// <summary>Each resource comes as the records of the contract.</summary>
internal sealed class DocumentTests : ClientFixture
{
    [Test]
    public async Task Skill_is_requested_for_a_place_a_field_and_a_lead()
    {
        Give(
            "/v1/skill",
            """
            {"cell":{"latitude":52.52,"longitude":13.41,"elevation":null},
             "learning":true,"n":3,"asOf":"2026-08-20T12:00:00Z","fields":[]}
            """);

        var answer = await Client.GetSkillAsync(new SkillQuestion(52.52, 13.41) { Elevation = 38, Field = "temperature", Lead = 24 });

        Assert.That(
            (answer.Value.Learning, answer.Value.N, answer.Value.AsOf),
            Is.EqualTo((true, 3, (DateTimeOffset?)new DateTimeOffset(2026, 8, 20, 12, 0, 0, TimeSpan.Zero))));
        Assert.That(SentQuery, Is.EqualTo("?lat=52.52&lon=13.41&elevation=38&field=temperature&lead=24"));
    }

    [Test]
    public async Task Alerts_come_with_what_their_list_covers()
    {
        var document = JsonNode.Parse(Golden)!.AsObject();
        document["status"]!["alertCoverage"] = AlertCoverages.Partial;
        document["alerts"] = JsonNode.Parse(
            """
            [{"id":"cap:1","event":"frost","severity":"minor","urgency":"future","certainty":"likely",
              "onset":"2026-08-20T20:00:00Z","expires":null,"headline":null,"description":null,"instruction":null,
              "areas":["Berlin"],"sender":"DWD","url":null,"providers":["bright-sky"]}]
            """);
        Give("/v1/alerts", document.ToJsonString());

        var answer = (await Client.GetAlertsAsync(Berlin)).Value;

        Assert.That(answer.Status.AlertCoverage, Is.EqualTo("partial"));
        Assert.That((answer.Alerts!.Single().Id, answer.Alerts![0].Areas.Single()), Is.EqualTo(("cap:1", "Berlin")));
    }

    [Test]
    public async Task The_catalogues_come_as_records()
    {
        Give("/v1/providers", """{"providers":[]}""");
        Give(
            "/v1/variables",
            """
            {"variables":[{"name":"temperature","blocks":["hourly"],"cellMethod":"point",
              "units":{"si":{"symbol":"Cel","precision":0.1,"min":-90,"max":60}}}]}
            """);
        Give(
            "/v1/conditions",
            """{"conditions":[{"slug":"clear","wmo":0,"text":"Clear","icon":{"day":"clear-day","night":"clear-night"}}]}""");

        Assert.That((await Client.GetProvidersAsync()).Value.Providers, Is.Empty);
        Assert.That((await Client.GetVariablesAsync()).Value.Variables[0].Units["si"].Symbol, Is.EqualTo("Cel"));
        Assert.That((await Client.GetConditionsAsync()).Value.Conditions[0].Icon.Night, Is.EqualTo("clear-night"));
    }

    [Test]
    public void Vendors_are_compared_on_one_field()
    {
        Give("/v1/compare", Response.Create().WithStatusCode(503).WithHeader("Retry-After", "7"));

        var exception = Assert.ThrowsAsync<WeatherHubProblemException>(
            () => Client.GetComparisonAsync(new ComparisonQuestion(52.52, 13.41, "hourly.temperature") { Hours = 24, Units = "us" }));

        Assert.That(exception!.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(7)));
        Assert.That(SentQuery, Is.EqualTo("?lat=52.52&lon=13.41&hours=24&units=us&field=hourly.temperature"));
    }
}
