using System.Net;
using System.Text.Json.Nodes;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Tests.BrightSky;

internal sealed class BrightSkyDialectTests
{
    private const string Weather = "/bright-sky/weather?lat=52.52&lon=13.41&date=2026-06-01&last_date=2026-06-05T12:00Z";

    private SandboxFixture rig = null!;

    [OneTimeSetUp]
    public async Task Start() => rig = await SandboxFixture.VendorsAsync();

    [OneTimeTearDown]
    public async Task Stop() => await rig.DisposeAsync();

    [Test]
    public async Task Wind_gusts_rain_and_sun_cover_the_hour_that_ends_at_the_label_and_the_rest_holds_at_it()
    {
        var answer = await rig.JsonAsync(Weather);
        var (records, height) = (answer["weather"]!.AsArray(), answer["sources"]![0]!["height"]!.GetValue<double>());
        Assert.That(records, Has.Count.EqualTo(4 * 24 + 13));
        foreach (var record in records)
        {
            var label = record!["timestamp"]!.GetValue<DateTimeOffset>();
            var (at, before) = (rig.Truth(SandboxFixture.Berlin, label, height), rig.Truth(SandboxFixture.Berlin, label.AddHours(-1)));
            Is("temperature", at[Variable.Temperature], 0.05);
            Is("pressure_msl", at[Variable.PressureMsl], 0.05);
            Is("cloud_cover", at[Variable.CloudCover], 0.5);
            Is("wind_speed", before[Variable.WindSpeed] * 3.6, 0.05);
            Is("wind_gust_speed", before[Variable.WindGust] * 3.6, 0.05);
            Is("precipitation", before[Variable.Precipitation], 0.05);
            Is("solar", before[Variable.ShortwaveRadiation] / 1000, 0.0005);
            if (label > rig.Now) Is("precipitation_probability", before[Variable.PrecipitationProbability], 0.5);
            else Assert.That(record["precipitation_probability"], NUnit.Framework.Is.Null, "what happened has no probability");

            void Is(string name, double expected, double rounding) =>
                Assert.That(
                    record[name]!.GetValue<double>(),
                    NUnit.Framework.Is.EqualTo(expected).Within(rounding + 1e-9),
                    $"{name} at {label}");
        }
    }

    [Test]
    public async Task Si_is_kelvin_metres_a_second_pascal_and_joule()
    {
        var (dwd, si) = ((await rig.JsonAsync(Weather))["weather"]![12]!, (await rig.JsonAsync($"{Weather}&units=si"))["weather"]![12]!);
        Assert.That(si["temperature"]!.GetValue<double>(), Is.EqualTo(dwd["temperature"]!.GetValue<double>() + 273.15).Within(0.06));
        Assert.That(si["wind_speed"]!.GetValue<double>(), Is.EqualTo(dwd["wind_speed"]!.GetValue<double>() / 3.6).Within(0.06));
        Assert.That(si["pressure_msl"]!.GetValue<double>(), Is.EqualTo(dwd["pressure_msl"]!.GetValue<double>() * 100).Within(6));
        Assert.That(si["solar"]!.GetValue<double>(), Is.EqualTo(dwd["solar"]!.GetValue<double>() * 3_600_000).Within(2000));
    }

    [Test]
    public async Task The_present_is_measured_at_a_station_that_is_named_with_its_distance()
    {
        var answer = await rig.JsonAsync("/bright-sky/current_weather?lat=52.52&lon=13.41&tz=Europe/Berlin");
        var (weather, source) = (answer["weather"]!, answer["sources"]![0]!);
        Assert.That(weather["timestamp"]!.GetValue<string>(), Is.EqualTo("2026-06-01T12:10:00+02:00"));
        Assert.That(source["id"]!.GetValue<int>(), Is.EqualTo(weather["source_id"]!.GetValue<int>()));
        var station = new Coordinates(source["lat"]!.GetValue<double>(), source["lon"]!.GetValue<double>());
        Assert.That(
            source["distance"]!.GetValue<double>(),
            Is.EqualTo(station.DistanceTo(SandboxFixture.Berlin)).Within(1).And.LessThan(8000));
        Assert.That(
            weather["temperature"]!.GetValue<double>(),
            Is.EqualTo(rig.Truth(station, new(2026, 6, 1, 10, 10, 0, TimeSpan.Zero), Variable.Temperature)).Within(0.051));
    }

    [TestCase("/bright-sky/weather?lat=40.71&lon=-74.01&date=2026-06-01", HttpStatusCode.NotFound)]
    [TestCase("/bright-sky/current_weather?lat=-33.87&lon=151.21", HttpStatusCode.NotFound)]
    [TestCase("/bright-sky/weather?lat=52.52&lon=13.41", HttpStatusCode.UnprocessableEntity)]
    [TestCase("/bright-sky/weather?lat=152.52&lon=13.41&date=2026-06-01", HttpStatusCode.UnprocessableEntity)]
    [TestCase("/bright-sky/weather?lat=52.52&lon=13.41&date=soon", HttpStatusCode.UnprocessableEntity)]
    [TestCase("/bright-sky/weather?lat=52.52&lon=13.41&date=2026-06-01&units=us", HttpStatusCode.UnprocessableEntity)]
    public async Task What_it_has_not_or_does_not_understand_has_a_detail(string path, HttpStatusCode status)
    {
        using var response = await rig.Http.GetAsync(path);
        Assert.That(response.StatusCode, Is.EqualTo(status));
        Assert.That(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["detail"], Is.Not.Null);
    }
}
