using System.Net;
using System.Text.Json.Nodes;
using System.Xml;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Tests.Nws;

internal sealed class NwsDialectTests
{
    private SandboxFixture rig = null!;
    private string grid = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        rig = await SandboxFixture.VendorsAsync();
        var point = (await rig.JsonAsync("/nws/points/40.71,-74.01"))["properties"]!;
        grid = $"/nws/gridpoints/{point["gridId"]}/{point["gridX"]},{point["gridY"]}";
        Assert.That(point["forecastGridData"]!.GetValue<string>(), Does.EndWith(grid));
        Assert.That(point["timeZone"]!.GetValue<string>(), Is.EqualTo("America/New_York"));
    }

    [OneTimeTearDown]
    public async Task Stop() => await rig.DisposeAsync();

    [Test]
    public async Task Layers_are_runs_without_gaps_and_each_value_holds_in_the_hours_that_follow()
    {
        var properties = (await rig.JsonAsync(grid))["properties"]!;
        Assert.That(properties["windSpeed"]!["uom"]!.GetValue<string>(), Is.EqualTo("wmoUnit:km_h-1"));
        foreach (var (time, hour, value) in Hours(properties["windSpeed"]!))
            Assert.That(value / 3.6, Is.EqualTo(rig.Truth(SandboxFixture.NewYork, time, Variable.WindSpeed)).Within(0.26), $"hour {hour}");
        foreach (var (time, hour, value) in Hours(properties["temperature"]!))
            Assert.That(
                value,
                Is.EqualTo(rig.Truth(SandboxFixture.NewYork, time, HeightOf(properties))[Variable.Temperature]).Within(0.28),
                $"hour {hour}");
        Assert.That(Hours(properties["temperature"]!).Count(), Is.EqualTo(192));
        Assert.That(properties["relativeHumidity"]!["values"]!.AsArray(), Has.Count.LessThan(192), "equal neighbours are one run");
    }

    [Test]
    public async Task Rain_is_told_as_totals_of_six_hours_and_snow_in_millimetres_of_depth()
    {
        var properties = (await rig.JsonAsync(grid))["properties"]!;
        foreach (
            var (layer, variable, factor) in new[]
            {
                ("quantitativePrecipitation", Variable.Precipitation, 1.0),
                ("snowfallAmount", Variable.Snowfall, 10.0),
            })
        {
            var runs = Runs(properties[layer]!).ToArray();
            Assert.That(runs.Select(run => run.Length), Is.All.EqualTo(TimeSpan.FromHours(6)));
            foreach (var run in runs)
                Assert.That(
                    run.Value,
                    Is.EqualTo(
                            factor
                                * Enumerable.Range(0, 6).Sum(hour => rig.Truth(SandboxFixture.NewYork, run.Start.AddHours(hour), variable)))
                        .Within(0.128),
                    layer);
        }
    }

    [Test]
    public async Task The_hourly_forecast_speaks_as_its_flags_and_units_ask()
    {
        var plain = (await rig.JsonAsync($"{grid}/forecast/hourly"))["properties"]!["periods"]!.AsArray();
        Assert.That(plain, Has.Count.EqualTo(156));
        Assert.That(plain[0]!["temperatureUnit"]!.GetValue<string>(), Is.EqualTo("F"));
        Assert.That(plain[0]!["windSpeed"]!.GetValue<string>(), Does.EndWith(" mph"));
        Assert.That(plain[0]!["startTime"]!.GetValue<string>(), Is.EqualTo("2026-06-01T06:00:00-04:00"));

        using var request = new HttpRequestMessage(HttpMethod.Get, $"{grid}/forecast/hourly?units=si");
        request.Headers.Add("Feature-Flags", "forecast_temperature_qv,forecast_wind_speed_qv");
        using var response = await rig.Http.SendAsync(request);
        var properties = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["properties"]!;
        var first = properties["periods"]![0]!;
        var truth = rig.Truth(SandboxFixture.NewYork, new(2026, 6, 1, 10, 0, 0, TimeSpan.Zero), HeightOf(properties));
        Assert.That(first["temperature"]!["value"]!.GetValue<double>(), Is.EqualTo(truth[Variable.Temperature]).Within(0.001));
        Assert.That(first["windSpeed"]!["unitCode"]!.GetValue<string>(), Is.EqualTo("wmoUnit:km_h-1"));
        Assert.That(first["windSpeed"]!["value"]!.GetValue<double>() / 3.6, Is.EqualTo(truth[Variable.WindSpeed]).Within(0.001));
    }

    [Test]
    public async Task The_nearest_station_measures_the_truth_where_it_stands()
    {
        var stations = await rig.JsonAsync($"{grid}/stations");
        var first = stations["features"]![0]!;
        var id = first["properties"]!["stationIdentifier"]!.GetValue<string>();
        var place = new Coordinates(
            first["geometry"]!["coordinates"]![1]!.GetValue<double>(),
            first["geometry"]!["coordinates"]![0]!.GetValue<double>());
        Assert.That(place.DistanceTo(SandboxFixture.NewYork), Is.LessThan(16_000));
        Assert.That(stations["observationStations"]![0]!.GetValue<string>(), Does.EndWith($"/stations/{id}"));

        var seen = (await rig.JsonAsync($"/nws/stations/{id}/observations/latest?require_qc=false"))["properties"]!;
        var time = seen["timestamp"]!.GetValue<DateTimeOffset>();
        Assert.That(time, Is.EqualTo(new DateTimeOffset(2026, 6, 1, 9, 51, 0, TimeSpan.Zero)));
        Assert.That(
            seen["temperature"]!["value"]!.GetValue<double>(),
            Is.EqualTo(rig.Truth(place, time, Variable.Temperature)).Within(0.051));
        Assert.That(
            seen["seaLevelPressure"]!["value"]!.GetValue<double>(),
            Is.EqualTo(100 * rig.Truth(place, time, Variable.PressureMsl)).Within(0.51));
    }

    [TestCase("/nws/points/51.5074,-0.1278", HttpStatusCode.NotFound, "Unable to provide data for requested point 51.5074,-0.1278")]
    [TestCase("/nws/points/40.71001,-74.01", HttpStatusCode.BadRequest, "40.71,-74.01")]
    [TestCase("/nws/points/here", HttpStatusCode.NotFound, "here")]
    [TestCase("/nws/points/40.71,-74.01?cache=no", HttpStatusCode.BadRequest, "cache")]
    [TestCase("/nws/gridpoints/XYZ/1,1", HttpStatusCode.NotFound, "Grid point")]
    [TestCase("/nws/stations/ZZZZ/observations/latest", HttpStatusCode.NotFound, "Station")]
    public async Task What_it_has_not_is_a_problem(string path, HttpStatusCode status, string detail)
    {
        using var response = await rig.Http.GetAsync(path);
        Assert.That(response.StatusCode, Is.EqualTo(status));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["detail"]!.GetValue<string>(), Does.Contain(detail));
    }

    [Test]
    public async Task Who_does_not_say_who_it_is_is_forbidden()
    {
        using var anonymous = new HttpClient(new SocketsHttpHandler());
        using var response = await anonymous.GetAsync(new Uri($"{rig.VendorsAddress}/nws/points/40.71,-74.01"));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task What_is_not_new_need_not_be_sent_again()
    {
        using var first = await rig.Http.GetAsync(grid);
        Assert.That(first.Headers.CacheControl!.MaxAge, Is.EqualTo(TimeSpan.FromHours(1)));
        using var request = new HttpRequestMessage(HttpMethod.Get, grid)
        {
            Headers = { IfModifiedSince = first.Content.Headers.LastModified },
        };
        using var second = await rig.Http.SendAsync(request);
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
    }

    private static double HeightOf(JsonNode properties) => properties["elevation"]!["value"]!.GetValue<double>();

    private static IEnumerable<(DateTimeOffset Start, TimeSpan Length, double Value)> Runs(JsonNode layer)
    {
        DateTimeOffset? end = null;
        foreach (var run in layer["values"]!.AsArray())
        {
            var parts = run!["validTime"]!.GetValue<string>().Split('/');
            var (start, length) = (DateTimeOffset.Parse(parts[0]), XmlConvert.ToTimeSpan(parts[1]));
            if (end is { } due) Assert.That(start, Is.EqualTo(due));
            end = start + length;
            yield return (start, length, run["value"]!.GetValue<double>());
        }
    }

    private static IEnumerable<(DateTimeOffset Time, int Hour, double Value)> Hours(JsonNode layer) =>
        Runs(layer)
            .SelectMany(run => Enumerable.Range(0, (int)run.Length.TotalHours).Select(hour => (run.Start.AddHours(hour), run.Value)))
            .Select((hour, index) => (hour.Item1, index, hour.Value));
}
