using System.Text.Json.Nodes;
using WeatherHub.Sandbox.Simulation;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Tests.EndToEnd;

/// <summary>
/// Vendors without error whose stations and grid points stand at heights of their own: what comes out is the weather at the
/// height requested.
/// </summary>
internal sealed class ElevationTests
{
    private const int Hours = 30;

    private SandboxFixture rig = null!;

    private static IEnumerable<TestCaseData> Heights() =>
        from place in new[]
        {
            ("Berlin", SandboxFixture.Berlin, false),
            ("New York", SandboxFixture.NewYork, true),
            ("Sydney", SandboxFixture.Sydney, false),
            ("Alps", new Coordinates(47.61, 10.93), false),
        }
        from elevation in new double?[] { null, -430, 0, 123, 487, 1500, 3000, 8850 }
        select new TestCaseData(place.Item2, elevation, place.Item3).SetArgDisplayNames(
            place.Item1,
            elevation is null ? "ground" : $"{elevation} m");

    [OneTimeSetUp]
    public async Task Start() => rig = await SandboxFixture.HubAsync();

    [OneTimeTearDown]
    public async Task Stop() => await rig.DisposeAsync();

    [TestCaseSource(nameof(Heights))]
    public async Task Every_block_is_the_truth_at_the_height_asked_for_and_without_one_at_the_ground(
        Coordinates place,
        double? elevation,
        bool coarse)
    {
        var answer = await RequestAsync(place, elevation);
        var height = elevation ?? SimulatedWeather.Elevation(place);
        Assert.That(answer["location"]!["elevation"]!.GetValue<double>(), Is.EqualTo(height));

        var hourly = answer["hourly"]!;
        var first = hourly["time"]![0]!.GetValue<DateTimeOffset>();
        WeatherStep[] truth = [.. Enumerable.Range(0, Hours).Select(hour => rig.Truth(place, first.AddHours(hour), height))];
        WeatherStep[] lower = [.. Enumerable.Range(0, Hours).Select(hour => rig.Truth(place, first.AddHours(hour), height - 150))];
        foreach (
            var agreement in Agreement
                .All.Where(agreement => agreement.Variable is <= Variable.PressureMsl)
                .Append(new Agreement(Variable.ApparentTemperature, 0.5, 0.9)))
        {
            var within = (coarse ? agreement.Coarse : agreement.Within) + 1e-9;
            Assert.That(agreement.Worst(hourly[agreement.Name]!, truth), Is.LessThanOrEqualTo(within), agreement.Name);
            if (agreement.Variable is Variable.Temperature or Variable.DewPoint or Variable.ApparentTemperature)
                Assert.That(
                    agreement.Worst(hourly[agreement.Name]!, lower),
                    Is.GreaterThan(within),
                    $"{agreement.Name} of 150 m below is told from it");
        }

        var tolerance = coarse ? 0.34 : 0.11;
        var (start, end) = (
            answer["daily"]!["start"]![1]!.GetValue<DateTimeOffset>(),
            answer["daily"]!["end"]![1]!.GetValue<DateTimeOffset>());
        double[] day =
        [
            .. Enumerable
                .Range(0, (int)(end - start).TotalHours)
                .Select(hour => rig.Truth(place, start.AddHours(hour), height)[Variable.Temperature]),
        ];
        Assert.That(answer["daily"]!["temperatureMax"]![1]!.GetValue<double>(), Is.EqualTo(day.Max()).Within(tolerance));
        Assert.That(answer["daily"]!["temperatureMin"]![1]!.GetValue<double>(), Is.EqualTo(day.Min()).Within(tolerance));

        // Observed some kilometres off and some minutes ago, or modelled: near it, and not of a kilometre lower or higher.
        Assert.That(
            answer["current"]!["temperature"]!.GetValue<double>(),
            Is.EqualTo(rig.Truth(place, rig.Now, height)[Variable.Temperature]).Within(2.5));
    }

    [TestCase(null)]
    [TestCase(300.0)]
    [TestCase(600.0)]
    public async Task Within_the_limit_nobody_is_left_out(double? elevation)
    {
        var answer = await RequestAsync(SandboxFixture.Berlin, elevation);
        Assert.That(Warned(answer), Is.Empty);
        Assert.That(answer["provenance"]!["hourly"]!["temperature"]!.ToJsonString(), Does.Contain("bright-sky"));
    }

    [Test]
    public async Task A_vendor_that_cannot_be_brought_so_high_is_left_out_of_what_depends_on_height_and_named()
    {
        var answer = await RequestAsync(SandboxFixture.Berlin, 3000);
        Assert.That(
            Warned(answer).Select(warning => warning["pointer"]!.GetValue<string>()),
            Is.EqualTo(["/current", "/daily", "/hourly"]));
        Assert.That(Warned(answer).Select(warning => warning["provider"]!.GetValue<string>()), Is.All.EqualTo("bright-sky"));
        var below = 3000 - SimulatedWeather.Elevation(SandboxFixture.Berlin.Rounded(1));
        Assert.That(Warned(answer)[2]["detail"]!.GetValue<string>(), Does.Contain($"{below} m below"));

        var provenance = answer["provenance"]!;
        foreach (var field in (string[])["temperature", "dewPoint", "relativeHumidity"])
        {
            Assert.That(provenance["hourly"]![field]!.ToJsonString(), Does.Not.Contain("bright-sky"), field);
            Assert.That(provenance["current"]![field]!.ToJsonString(), Does.Not.Contain("bright-sky"), field);
        }

        Assert.That(provenance["daily"]!["temperatureMax"]!.ToJsonString(), Does.Not.Contain("bright-sky"));
        Assert.That(provenance["hourly"]!["windSpeed"]!.ToJsonString(), Does.Contain("bright-sky"), "its wind still counts");
        Assert.That(
            provenance["hourly"]!["pressureMsl"]!.ToJsonString(),
            Does.Contain("bright-sky"),
            "pressure at sea level does not depend on height");
        Assert.That(answer["current"]!["kind"]!.GetValue<string>(), Is.EqualTo("model"));
    }

    [TestCase(0, 180)]
    [TestCase(52, -180)]
    [TestCase(90, 10)]
    [TestCase(-90, -77)]
    public async Task At_the_antimeridian_and_the_poles_there_is_one_answer_and_it_is_the_truth(double latitude, double longitude)
    {
        var place = new Coordinates(latitude, longitude);
        var answer = await RequestAsync(place, null);
        var other = await RequestAsync(
            Math.Abs(latitude) == 90 ? place with { Longitude = 123.4 } : place with { Longitude = -longitude },
            null);
        Assert.That(other.ToJsonString(), Is.EqualTo(answer.ToJsonString()));

        var first = answer["hourly"]!["time"]![0]!.GetValue<DateTimeOffset>();
        WeatherStep[] truth = [.. Enumerable.Range(0, Hours).Select(hour => rig.Truth(place.Canonical(), first.AddHours(hour)))];
        var temperature = Agreement.All.Single(agreement => agreement.Variable == Variable.Temperature);
        Assert.That(temperature.Worst(answer["hourly"]!["temperature"]!, truth), Is.LessThanOrEqualTo(temperature.Coarse));
    }

    private Task<JsonNode> RequestAsync(Coordinates place, double? elevation) =>
        rig.JsonAsync(
            $"/v1/forecast?lat={place.Latitude}&lon={place.Longitude}&hours={Hours}&days=3&provenance=full"
                + (elevation is { } metres ? $"&elevation={metres}" : ""));

    private static JsonNode[] Warned(JsonNode answer) =>
        [
            .. answer["status"]!["warnings"]!
                .AsArray()
                .Select(warning => warning!)
                .Where(warning => warning["code"]!.GetValue<string>() == "height_differs"),
        ];
}
