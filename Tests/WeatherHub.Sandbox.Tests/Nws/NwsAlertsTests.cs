using System.Net;
using System.Text.Json.Nodes;
using WeatherHub.Sandbox.Tests.Simulation;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Sandbox.Tests.Nws;

internal sealed class NwsAlertsTests
{
    private static readonly Coordinates[] UnitedStates = [.. StormPlaces.Between(32, 47, -120, -75)];

    private SandboxFixture rig = null!;

    [SetUp]
    public async Task Start() => rig = await SandboxFixture.VendorsAsync();

    [TearDown]
    public async Task Stop() => await rig.DisposeAsync();

    [Test]
    public async Task A_warning_covers_exactly_the_hours_with_strong_gusts()
    {
        var place = StormPlaces.Place(rig, UnitedStates, 2, 40);
        var alert = (await AlertsAsync(place))[0]!["properties"]!;
        var (onset, ends) = (alert["onset"]!.GetValue<DateTimeOffset>(), alert["ends"]!.GetValue<DateTimeOffset>());
        for (var hour = onset; hour < ends; hour = hour.AddHours(1))
            Assert.That(StormPlaces.GustAt(rig, place, hour), Is.GreaterThanOrEqualTo(StormPlaces.Gusts), $"{hour}");
        Assert.That(StormPlaces.GustAt(rig, place, onset.AddHours(-1)), Is.LessThan(StormPlaces.Gusts));
        Assert.That(StormPlaces.GustAt(rig, place, ends), Is.LessThan(StormPlaces.Gusts));
        Assert.That(alert["sent"]!.GetValue<DateTimeOffset>(), Is.LessThanOrEqualTo(rig.Now));
        Assert.That((alert["status"]!.GetValue<string>(), alert["messageType"]!.GetValue<string>()), Is.EqualTo(("Actual", "Alert")));
    }

    [Test]
    public async Task It_is_one_message_from_its_announcement_to_its_end()
    {
        var place = StormPlaces.Place(rig, UnitedStates, 2, 40);
        var first = (await AlertsAsync(place))[0]!.ToJsonString();
        var onset = JsonNode.Parse(first)!["properties"]!["onset"]!.GetValue<DateTimeOffset>();
        rig.Time!.Advance(onset - rig.Now);
        Assert.That((await AlertsAsync(place))[0]!.ToJsonString(), Is.EqualTo(first), "it has just begun");

        var ends = JsonNode.Parse(first)!["properties"]!["ends"]!.GetValue<DateTimeOffset>();
        rig.Time.Advance(ends.AddMinutes(-1) - rig.Now);
        Assert.That((await AlertsAsync(place))[0]!.ToJsonString(), Is.EqualTo(first), "it is nearly over");

        rig.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await AlertsAsync(place)).Select(alert => alert!.ToJsonString()), Does.Not.Contain(first));
    }

    [Test]
    public async Task A_calm_place_and_one_outside_have_an_empty_list()
    {
        Assert.That(await AlertsAsync(StormPlaces.CalmPlace(rig, UnitedStates)), Is.Empty);
        Assert.That(await AlertsAsync(StormPlaces.Place(rig, StormPlaces.Between(48, 60, -10, 30), 0, 48)), Is.Empty);
    }

    [Test]
    public async Task Beyond_the_border_there_is_an_empty_list_and_no_gridpoint()
    {
        var place = SandboxFixture.SouthOfWinnipeg;
        Assert.That(await AlertsAsync(place), Is.Empty);
        using var point = await rig.Http.GetAsync(FormattableString.Invariant($"/nws/points/{place.Latitude},{place.Longitude}"));
        Assert.That(point.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("?point=here", HttpStatusCode.BadRequest)]
    [TestCase("", HttpStatusCode.BadRequest)]
    [TestCase("?point=40.71,-74.01&colour=red", HttpStatusCode.BadRequest)]
    public async Task What_it_does_not_understand_is_a_problem(string query, HttpStatusCode status)
    {
        using var response = await rig.Http.GetAsync($"/nws/alerts/active{query}");
        Assert.That(response.StatusCode, Is.EqualTo(status));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
    }

    private async Task<JsonArray> AlertsAsync(Coordinates place)
    {
        var answer = await rig.JsonAsync(FormattableString.Invariant($"/nws/alerts/active?point={place.Latitude},{place.Longitude}"));
        return answer["features"]!.AsArray();
    }
}
