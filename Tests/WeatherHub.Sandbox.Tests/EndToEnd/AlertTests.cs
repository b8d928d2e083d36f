using System.Text.Json.Nodes;
using WeatherHub.Providers;
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

    [TestCase("bright-sky", 48, 54, 7, 14, -33.87, 151.21)]
    [TestCase("nws", 32, 47, -120, -75, 49.55, -97.1)]
    public async Task An_empty_list_says_whether_it_is_known_to_be_empty(
        string vendor, double south, double north, double west, double east, double outsideLatitude, double outsideLongitude)
    {
        var calm = StormPlaces.CalmPlace(rig, StormPlaces.Between(south, north, west, east));
        var outside = await RequestAsync(new Coordinates(outsideLatitude, outsideLongitude));
        var quiet = await RequestAsync(calm);
        await rig.SetFaultsAsync(vendor, """{ "status": 503 }""");
        await rig.PostAsync("/_sandbox/clock", """{ "advanceSeconds": 900 }""");
        var stale = await RequestAsync(calm);
        var unknown = await RequestAsync(new Coordinates(calm.Latitude + 0.02, calm.Longitude));

        Assert.That(
            new[] { quiet, stale, unknown, outside }.Select(answer => answer["status"]!["alertCoverage"]!.GetValue<string>()),
            Is.EqualTo(new[] { "official", "partial", "unknown", "none" }));
        Assert.That(
            new[] { quiet, stale, unknown, outside }.Select(answer => answer["alerts"]!.AsArray().Count), Is.All.Zero);
    }

    [Test]
    public async Task Beyond_a_border_inside_its_box_the_vendor_itself_says_that_it_does_not_cover()
    {
        var answer = await RequestAsync(SandboxFixture.SouthOfWinnipeg);
        var calls = (await rig.JsonAsync("/_sandbox/vendors/nws"))["calls"]!;
        Assert.That(answer["providers"]!.AsArray().Single(one => one!["id"]!.GetValue<string>() == "nws")!["state"]!.GetValue<string>(),
            Is.EqualTo("unsupported"));
        Assert.That((calls["alerts-active"]!.GetValue<int>(), calls["points"]!.GetValue<int>()), Is.EqualTo((1, 1)));
        Assert.That(answer["expiresAt"]!.GetValue<DateTimeOffset>() - answer["asOf"]!.GetValue<DateTimeOffset>(),
            Is.LessThanOrEqualTo(TimeSpan.FromMinutes(5)), "it is asked again soon");
    }

    [Test]
    public async Task Known_alerts_are_served_while_no_vendor_of_weather_answers()
    {
        var place = StormPlaces.Place(rig, StormPlaces.Between(32, 47, -120, -75), 2, 40);
        await RequestAsync(place);
        foreach (var (vendor, _) in ProviderCatalog.Vendors) await rig.SetFaultsAsync(vendor, """{ "status": 503 }""");

        var answer = await rig.JsonAsync(
            FormattableString.Invariant($"/v1/forecast?lat={place.Latitude}&lon={place.Longitude}&include=current,alerts"));

        Assert.That(answer["alerts"]!.AsArray(), Is.Not.Empty);
        Assert.That(answer["current"], Is.Null);
        Assert.That(
            (answer["status"]!["completeness"]!.GetValue<string>(), answer["status"]!["alertCoverage"]!.GetValue<string>()),
            Is.EqualTo(("partial", "official")));
        Assert.That(
            answer["providers"]!.AsArray().Single(one => one!["id"]!.GetValue<string>() == "nws")!["lineage"]!.AsArray(), Is.Empty);
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
