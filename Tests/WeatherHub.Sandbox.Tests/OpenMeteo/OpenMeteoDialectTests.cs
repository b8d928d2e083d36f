using System.Net;
using System.Text.Json.Nodes;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Tests.OpenMeteo;

internal sealed class OpenMeteoDialectTests
{
    private const string Place = "/open-meteo/v1/forecast?latitude=52.52&longitude=13.41";

    private SandboxFixture rig = null!;

    [OneTimeSetUp]
    public async Task Start() => rig = await SandboxFixture.VendorsAsync();

    [OneTimeTearDown]
    public async Task Stop() => await rig.DisposeAsync();

    [Test]
    public async Task Sums_probabilities_gusts_and_radiation_cover_the_hour_that_ends_at_the_label_and_the_rest_holds_at_it()
    {
        var answer = await rig.JsonAsync(
            $"{Place}&hourly=temperature_2m,wind_speed_10m,precipitation,precipitation_probability,wind_gusts_10m,shortwave_radiation"
                + "&timeformat=unixtime&wind_speed_unit=ms&past_days=1&forecast_days=16");
        var hourly = answer["hourly"]!;
        var times = hourly["time"]!.AsArray();
        Assert.That(times, Has.Count.EqualTo(17 * 24));
        Assert.That(times[0]!.GetValue<long>(), Is.EqualTo(new DateTimeOffset(2026, 5, 31, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds()));
        for (var index = 0; index < times.Count; index++)
        {
            var label = DateTimeOffset.FromUnixTimeSeconds(times[index]!.GetValue<long>());
            var (at, before) = (rig.Truth(SandboxFixture.Berlin, label), rig.Truth(SandboxFixture.Berlin, label.AddHours(-1)));
            Is("temperature_2m", at[Variable.Temperature], 0.05);
            Is("wind_speed_10m", at[Variable.WindSpeed], 0.005);
            Is("precipitation", before[Variable.Precipitation], 0.005);
            Is("precipitation_probability", before[Variable.PrecipitationProbability], 0.5);
            Is("wind_gusts_10m", before[Variable.WindGust], 0.005);
            Is("shortwave_radiation", before[Variable.ShortwaveRadiation], 0.05);

            void Is(string name, double expected, double rounding) =>
                Assert.That(
                    hourly[name]![index]!.GetValue<double>(),
                    NUnit.Framework.Is.EqualTo(expected).Within(rounding + 1e-9),
                    $"{name} at {label}");
        }
    }

    [Test]
    public async Task Units_are_the_ones_asked_for_and_declared()
    {
        var names = "temperature_2m,wind_speed_10m,precipitation,snowfall,visibility";
        var (metric, us) = (
            await rig.JsonAsync($"{Place}&hourly={names}"),
            await rig.JsonAsync($"{Place}&hourly={names}&temperature_unit=fahrenheit&wind_speed_unit=mph&precipitation_unit=inch"));
        Assert.That(Units(metric), Is.EqualTo(new[] { "°C", "km/h", "mm", "cm", "m" }));
        Assert.That(Units(us), Is.EqualTo(new[] { "°F", "mp/h", "inch", "inch", "ft" }));
        var (celsius, fahrenheit) = (
            metric["hourly"]!["temperature_2m"]![30]!.GetValue<double>(),
            us["hourly"]!["temperature_2m"]![30]!.GetValue<double>());
        Assert.That(fahrenheit, Is.EqualTo(celsius * 1.8 + 32).Within(0.2));
        Assert.That(
            us["hourly"]!["wind_speed_10m"]![30]!.GetValue<double>(),
            Is.EqualTo(metric["hourly"]!["wind_speed_10m"]![30]!.GetValue<double>() / 1.609344).Within(0.1));

        static string[] Units(JsonNode answer) =>
            [.. answer["hourly_units"]!.AsObject().Skip(1).Select(unit => unit.Value!.GetValue<string>())];
    }

    [Test]
    public async Task Now_is_the_quarter_of_an_hour_and_its_sums_those_of_the_last_one()
    {
        var current = (await rig.JsonAsync($"{Place}&current=temperature_2m,precipitation,weather_code,is_day"))["current"]!;
        Assert.That(current["time"]!.GetValue<string>(), Is.EqualTo("2026-06-01T10:15"));
        Assert.That(current["interval"]!.GetValue<int>(), Is.EqualTo(900));
        Assert.That(current["is_day"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That(
            current["temperature_2m"]!.GetValue<double>(),
            Is.EqualTo(rig.Truth(SandboxFixture.Berlin, rig.Now.AddMinutes(-5), Variable.Temperature)).Within(0.051));
    }

    [Test]
    public async Task A_day_is_local_and_adds_up_its_24_labels()
    {
        var answer = await rig.JsonAsync(
            $"{Place}&daily=temperature_2m_max,precipitation_sum,sunrise,shortwave_radiation_sum&hourly=temperature_2m,precipitation"
                + "&timezone=Europe/Berlin&forecast_days=3");
        Assert.That(answer["utc_offset_seconds"]!.GetValue<int>(), Is.EqualTo(7200));
        var (daily, hourly) = (answer["daily"]!, answer["hourly"]!);
        Assert.That(
            daily["time"]!.AsArray().Select(day => day!.GetValue<string>()),
            Is.EqualTo(new[] { "2026-06-01", "2026-06-02", "2026-06-03" }));
        Assert.That(hourly["time"]![0]!.GetValue<string>(), Is.EqualTo("2026-06-01T00:00"));
        Assert.That(daily["sunrise"]![0]!.GetValue<string>(), Does.StartWith("2026-06-01T04:"));
        for (var day = 0; day < 3; day++)
        {
            var labels = Enumerable.Range(day * 24, 24).ToArray();
            Assert.That(
                daily["temperature_2m_max"]![day]!.GetValue<double>(),
                Is.EqualTo(labels.Max(label => hourly["temperature_2m"]![label]!.GetValue<double>())));
            Assert.That(
                daily["precipitation_sum"]![day]!.GetValue<double>(),
                Is.EqualTo(labels.Sum(label => hourly["precipitation"]![label]!.GetValue<double>())).Within(0.15));
        }
    }

    [Test]
    public async Task Several_places_give_a_list_whose_first_element_has_no_number()
    {
        var answers = (
            await rig.JsonAsync("/open-meteo/v1/forecast?latitude=52.52,40.71&longitude=13.41,-74.01&hourly=temperature_2m")
        ).AsArray();
        Assert.That(answers, Has.Count.EqualTo(2));
        Assert.That(answers[0]!["location_id"], Is.Null);
        Assert.That(answers[1]!["location_id"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [TestCase("latitude=200&longitude=13", "Latitude must be in range")]
    [TestCase("latitude=NaN&longitude=13", "Latitude must be in range")]
    [TestCase("longitude=13", "same number of elements")]
    [TestCase("latitude=1,2&longitude=13", "same number of elements")]
    [TestCase("latitude=1&longitude=13&hourly=rainbows", "rainbows")]
    [TestCase("latitude=1&longitude=13&daily=rainbows", "rainbows")]
    [TestCase("latitude=1&longitude=13&forecast_days=17", "Allowed range 0 to 16")]
    [TestCase("latitude=1&longitude=13&timezone=Mars/Olympus", "Invalid timezone")]
    [TestCase("latitude=1&longitude=13&wind_speed_unit=furlongs", "furlongs")]
    public async Task What_it_does_not_understand_is_an_error_with_a_reason(string query, string reason)
    {
        using var response = await rig.Http.GetAsync($"/open-meteo/v1/forecast?{query}");
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(body["error"]!.GetValue<bool>(), Is.True);
        Assert.That(body["reason"]!.GetValue<string>(), Does.Contain(reason));
    }
}
