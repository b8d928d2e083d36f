using System.Text.Json.Nodes;
using WeatherHub.Sandbox.Tests.Simulation;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Sandbox.Tests.EndToEnd;

/// <summary>Alerts of the simulated services as the real hub shows them.</summary>
internal sealed class AlertTests
{
    private SandboxFixture rig = null!;

    [SetUp]
    public async Task Start() => rig = await SandboxFixture.HubAsync(noise: 1);

    [TearDown]
    public async Task Stop() => await rig.DisposeAsync();

    [TestCase("bright-sky", 48, 54, 7, 14)]
    [TestCase("nws", 32, 47, -120, -75)]
    public async Task A_windy_place_has_the_warning_of_its_service(string vendor, double south, double north, double west, double east)
    {
        var place = StormPlaces.Place(rig, StormPlaces.Between(south, north, west, east), 2, 40);

        var answer = await RequestAsync(place);

        var alert = answer["alerts"]![0]!;
        Assert.That(answer["status"]!["alertCoverage"]!.GetValue<string>(), Is.EqualTo("official"));
        Assert.That(alert["providers"]!.AsArray().Select(id => id!.GetValue<string>()), Is.EqualTo(new[] { vendor }));
        Assert.That(StormPlaces.GustAt(rig, place, alert["onset"]!.GetValue<DateTimeOffset>()), Is.GreaterThanOrEqualTo(StormPlaces.Gusts));
        Assert.That(answer["attribution"]!.AsArray().Select(one => one!["provider"]!.GetValue<string>()), Is.EqualTo(new[] { vendor }));
    }

    [Test]
    public async Task An_empty_list_says_whether_it_is_known_to_be_empty()
    {
        var germany = StormPlaces.Between(48, 54, 7, 14).ToArray();
        var calm = StormPlaces.CalmPlace(rig, germany);
        var quiet = await RequestAsync(calm);
        await rig.SetFaultsAsync("bright-sky", """{ "status": 503 }""");
        await rig.PostAsync("/_sandbox/clock", """{ "advanceSeconds": 900 }""");
        var stale = await RequestAsync(calm);
        var unknown = await RequestAsync(new Coordinates(calm.Latitude + 0.02, calm.Longitude));
        var outside = await RequestAsync(SandboxFixture.Sydney);

        Assert.That(
            new[] { quiet, stale, unknown, outside }.Select(answer => answer["status"]!["alertCoverage"]!.GetValue<string>()),
            Is.EqualTo(new[] { "official", "partial", "unknown", "none" }));
        Assert.That(
            new[] { quiet, stale, unknown, outside }.Select(answer => answer["alerts"]!.AsArray().Count), Is.All.Zero);
    }

    [Test]
    public async Task The_catalogue_says_who_has_alerts()
    {
        var providers = (await rig.JsonAsync("/v1/providers"))["providers"]!.AsArray();
        var warning = providers.Where(provider => provider!["products"]!.AsArray().Any(kind => kind!.GetValue<string>() == "alerts"));
        Assert.That(warning.Select(provider => provider!["id"]!.GetValue<string>()), Is.EquivalentTo(new[] { "nws", "bright-sky" }));
    }

    private Task<JsonNode> RequestAsync(Coordinates place) =>
        rig.JsonAsync(FormattableString.Invariant($"/v1/alerts?lat={place.Latitude}&lon={place.Longitude}"));
}
