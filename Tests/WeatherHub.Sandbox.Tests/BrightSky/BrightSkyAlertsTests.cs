using System.Net;
using System.Text.Json.Nodes;
using WeatherHub.Sandbox.Tests.Simulation;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Sandbox.Tests.BrightSky;

internal sealed class BrightSkyAlertsTests
{
    private static readonly Coordinates[] Germany = [.. StormPlaces.Between(48, 54, 7, 14)];

    private SandboxFixture rig = null!;

    [OneTimeSetUp]
    public async Task Start() => rig = await SandboxFixture.VendorsAsync();

    [OneTimeTearDown]
    public async Task Stop() => await rig.DisposeAsync();

    [Test]
    public async Task A_warning_covers_exactly_the_hours_with_strong_gusts_in_the_zone_asked_for()
    {
        var place = StormPlaces.Place(rig, Germany, 2, 40);
        var alert = (await AnswerAsync(place, "&tz=Europe/Berlin"))["alerts"]![0]!;
        Assert.That(alert["onset"]!.GetValue<string>(), Does.EndWith("+02:00"));
        var (onset, expires) = (alert["onset"]!.GetValue<DateTimeOffset>(), alert["expires"]!.GetValue<DateTimeOffset>());
        for (var hour = onset; hour < expires; hour = hour.AddHours(1))
            Assert.That(StormPlaces.GustAt(rig, place, hour), Is.GreaterThanOrEqualTo(StormPlaces.Gusts), $"{hour}");
        Assert.That(StormPlaces.GustAt(rig, place, onset.AddHours(-1)), Is.LessThan(StormPlaces.Gusts));
        Assert.That(StormPlaces.GustAt(rig, place, expires), Is.LessThan(StormPlaces.Gusts));
        Assert.That(alert["event_en"]!.GetValue<string>(), Does.EndWith("gale-force gusts"));
    }

    [Test]
    public async Task A_calm_place_has_an_empty_list_and_its_warn_cell()
    {
        var answer = await AnswerAsync(StormPlaces.CalmPlace(rig, Germany));
        Assert.That(answer["alerts"]!.AsArray(), Is.Empty);
        Assert.That(answer["location"]!["name"]!.GetValue<string>(), Does.StartWith("Area "));
    }

    [TestCase("lat=40.71&lon=-74.01", HttpStatusCode.NotFound)]
    [TestCase("lat=152.52&lon=13.41", HttpStatusCode.UnprocessableEntity)]
    [TestCase("lat=52.52&lon=13.41&tz=Moon", HttpStatusCode.UnprocessableEntity)]
    public async Task What_it_has_not_or_does_not_understand_has_a_detail(string query, HttpStatusCode status)
    {
        using var response = await rig.Http.GetAsync($"/bright-sky/alerts?{query}");
        Assert.That(response.StatusCode, Is.EqualTo(status));
        Assert.That(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["detail"], Is.Not.Null);
    }

    private Task<JsonNode> AnswerAsync(Coordinates place, string more = "") =>
        rig.JsonAsync(FormattableString.Invariant($"/bright-sky/alerts?lat={place.Latitude}&lon={place.Longitude}{more}"));
}
