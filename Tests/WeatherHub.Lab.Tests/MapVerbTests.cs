using System.Text.Json.Nodes;
using WeatherHub.TestKit;

namespace WeatherHub.Lab.Tests;

public sealed class MapVerbTests
{
    private static readonly ManualTimeProvider Clock = new(new DateTimeOffset(2025, 9, 18, 13, 45, 0, TimeSpan.Zero));

    private string file = "";

    [SetUp]
    public void CreateFile() => file = Path.GetTempFileName();

    [TearDown]
    public void DeleteFile() => File.Delete(file);

    [Test]
    public void A_captured_forecast_is_printed_in_the_contracts_names_and_units()
    {
        var (code, page, _) = Map("bright-sky weather", """
            {"weather":[{"timestamp":"2025-09-18T00:00:00+00:00","source_id":1,"temperature":14.61234567,"condition":"rain"},
                        {"timestamp":"2025-09-18T01:00:00+00:00","source_id":1,"temperature":15,"wind_speed":36,"precipitation":900,
                         "cloud_cover":100,"condition":"dry"}],
             "sources":[{"id":1,"lat":52.5,"lon":13.25,"height":40,"distance":10}]}
            """);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.Zero);
            Assert.That(page["provider"]!.GetValue<string>(), Is.EqualTo("bright-sky"));
            Assert.That(page["endpoint"]!.GetValue<string>(), Is.EqualTo("weather"));
            Assert.That(page["fetchedAt"]!.GetValue<string>(), Is.EqualTo("2025-09-18T13:45:00Z"));
            Assert.That(page["expiresAt"]!.GetValue<string>(), Is.EqualTo("2025-09-18T14:45:00Z"));
            Assert.That(page["issuedAt"], Is.Null);
            Assert.That(page["lineage"]!.ToJsonString(), Is.EqualTo("""["dwd-mosmix"]"""));
            Assert.That(page["gridPoint"]!.ToJsonString(), Is.EqualTo("""{"latitude":52.5,"longitude":13.25,"elevation":40}"""));
            Assert.That(page["units"]!.ToJsonString(), Is.EqualTo("""{"temperature":"Cel","windSpeed":"m/s","cloudCover":"%"}"""));
            Assert.That(page["rejected"]!.ToJsonString(), Is.EqualTo("""{"precipitation":1}"""));
            Assert.That(
                page["warnings"]!.ToJsonString(),
                Is.EqualTo(
                    """[{"code":"values_out_of_bounds","pointer":"/hourly/precipitation","""
                        + "\"detail\":\"1 value of precipitation physically impossible; dropped\"}]"));
            var hourly = page["hourly"]!;
            Assert.That(hourly["interval"]!.GetValue<string>(), Is.EqualTo("PT1H"));
            Assert.That(hourly["time"]!.ToJsonString(), Is.EqualTo("""["2025-09-18T00:00:00Z","2025-09-18T01:00:00Z"]"""));
            Assert.That(hourly["temperature"]!.ToJsonString(), Is.EqualTo("[14.6123,15]"));
            Assert.That(hourly["windSpeed"]!.ToJsonString(), Is.EqualTo("[10,null]"));
            Assert.That(hourly["slug"]!.ToJsonString(), Is.EqualTo("""["rain","overcast"]"""));
            Assert.That(hourly["wmo"]!.ToJsonString(), Is.EqualTo("[63,3]"));
            Assert.That(hourly["spanHours"]!.ToJsonString(), Is.EqualTo("{}"));
        }
    }

    [Test]
    public void A_coarse_column_says_how_many_hours_each_value_spans()
    {
        var (_, page, _) = Map("nws gridpoints-raw", """
            {"properties":{"quantitativePrecipitation":{"uom":"wmoUnit:mm",
             "values":[{"validTime":"2026-02-06T18:00:00+00:00/PT3H","value":6}]}}}
            """);
        Assert.That(page["hourly"]!["precipitation"]!.ToJsonString(), Is.EqualTo("[2,2,2]"));
        Assert.That(page["hourly"]!["spanHours"]!.ToJsonString(), Is.EqualTo("""{"precipitation":[3,3,3]}"""));
    }

    [Test]
    public void A_captured_observation_is_printed_with_its_station()
    {
        var (code, page, _) = Map("nws observations-latest --at 2026-02-06T22:00:00Z", """
            {"geometry":{"type":"Point","coordinates":[-77.03,38.85]},
             "properties":{"stationId":"KDCA","stationName":"Washington","elevation":{"value":20},
             "timestamp":"2026-02-06T21:30:00+00:00","temperature":{"unitCode":"wmoUnit:degC","value":-1},"textDescription":"Light Snow"}}
            """);
        Assert.That(code, Is.Zero);
        Assert.That(page["fetchedAt"]!.GetValue<string>(), Is.EqualTo("2026-02-06T22:00:00Z"));
        Assert.That(
            page["current"]!.ToJsonString(),
            Is.EqualTo(JsonNode.Parse(
                """
                {"time":"2026-02-06T21:30:00Z","kind":"observation",
                 "station":{"id":"KDCA","name":"Washington","latitude":38.85,"longitude":-77.03,"elevation":20,"distance":null},
                 "temperature":-1,"slug":"snow-light","wmo":71}
                """)!.ToJsonString()));
    }

    [Test]
    public void An_endpoint_that_leads_to_others_prints_where_to()
    {
        var (code, page, _) = Map("nws points", """{"properties":{"gridId":"OKX","gridX":33,"gridY":35}}""");
        Assert.That(code, Is.Zero);
        Assert.That(page["facts"]!.ToJsonString(), Is.EqualTo("""{"gridId":"OKX","gridX":"33","gridY":"35"}"""));
    }

    [TestCase("nws points --status 404", "notCovered")]
    [TestCase("nws points --status 503", "unavailable")]
    [TestCase("nws points --status 429", "rateLimited")]
    [TestCase("nws points", "badPayload")]
    [TestCase("bright-sky weather", "badPayload")]
    public void A_fault_is_printed_with_its_reason_and_the_exit_code_is_1(string call, string fault)
    {
        var (code, page, _) = Map(call, "{}");
        Assert.That(code, Is.EqualTo(1));
        Assert.That(page["fault"]!.GetValue<string>(), Is.EqualTo(fault));
        Assert.That(page["reason"]!.GetValue<string>(), Is.Not.Empty);
    }

    [TestCase("nws points", """{"properties":{"cwa":"AFC","gridId":null,"gridX":null,"gridY":null}}""")]
    [TestCase("nws points --status 404", """{"title":"Data Unavailable For Requested Point","status":404}""")]
    [TestCase("nws gridpoints-stations", """{"features":[]}""")]
    [TestCase("bright-sky weather", """{"weather":[],"sources":[]}""")]
    [TestCase("met-norway locationforecast-complete", """{"properties":{"timeseries":[]}}""")]
    [TestCase("open-meteo forecast", """{"hourly":{"time":["2026-01-01T00:00"],"temperature_2m":[null]}}""")]
    public void A_vendor_that_has_nothing_for_the_place_is_unsupported_there(string call, string body)
    {
        var (code, page, _) = Map(call, body);
        Assert.That(code, Is.EqualTo(1));
        Assert.That((page["fault"]!.GetValue<string>(), page["state"]!.GetValue<string>()), Is.EqualTo(("notCovered", "unsupported")));
    }

    [TestCase("nws zones")]
    [TestCase("nobody forecast")]
    public void An_endpoint_that_is_not_used_has_the_exit_code_3(string call)
    {
        var (code, page, errors) = Map(call, "{}");
        Assert.That(code, Is.EqualTo(3));
        Assert.That(page, Is.Empty);
        Assert.That(errors, Does.Contain("not an endpoint we use"));
    }

    private (int Code, JsonObject Page, string Errors) Map(string call, string body)
    {
        File.WriteAllText(file, body);
        var words = call.Split(' ');
        var (code, output, errors) = Run(["map", words[0], words[1], file, .. words.Skip(2)]);
        return (code, output.Length == 0 ? [] : JsonNode.Parse(output)!.AsObject(), errors);
    }

    private static (int Code, string Output, string Errors) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (Verbs.Run(args, output, errors, Clock), output.ToString(), errors.ToString());
    }
}
