using System.Text;
using WeatherHub.TestKit;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Tests.MetNorway;

/// <summary>Values read off the captured answers by hand.</summary>
public sealed class MetNorwayPayloadTests
{
    private static readonly DateTimeOffset At = new(2022, 8, 2, 15, 45, 0, TimeSpan.Zero);

    [Test]
    public void An_hour_says_what_holds_at_its_start_and_what_falls_after_it()
    {
        var report = Read("locationforecast-complete--berlin.json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Hourly!.Axis.Start, Is.EqualTo(Time("2022-08-02T16:00Z")));
            Assert.That(Value(report, Variable.Temperature, "2022-08-02T16:00Z"), Is.EqualTo(25.4));
            Assert.That(Value(report, Variable.DewPoint, "2022-08-02T16:00Z"), Is.EqualTo(7.4));
            Assert.That(Value(report, Variable.PressureMsl, "2022-08-02T16:00Z"), Is.EqualTo(1016.5));
            Assert.That(Value(report, Variable.WindGust, "2022-08-02T17:00Z"), Is.EqualTo(6.5));
            Assert.That(Value(report, Variable.ThunderProbability, "2022-08-04T22:00Z"), Is.EqualTo(1.2));
            Assert.That(Value(report, Variable.PrecipitationProbability, "2022-08-04T22:00Z"), Is.EqualTo(0.1));
            Assert.That(report.Hourly.ConditionAt(0), Is.EqualTo(Condition.PartlyCloudy));
            Assert.That(report.IssuedAt, Is.EqualTo(Time("2022-08-02T15:41:37Z")));
            Assert.That(report.GridPoint, Is.EqualTo(new Coordinates(53.5, 13)));
            Assert.That(report.Elevation, Is.EqualTo(61));
            Assert.That(report.Lineage[0], Is.EqualTo("metno-nordic"));
        }
    }

    [Test]
    public void A_clear_sky_index_never_passes_for_the_uv_index()
    {
        var report = Read("locationforecast-complete--berlin.json");
        Assert.That(Value(report, Variable.UvIndexClearSky, "2022-08-02T16:00Z"), Is.EqualTo(1.1));
        Assert.That(report.Hourly![Variable.UvIndex], Is.Null);
    }

    [Test]
    public void Six_hours_share_their_rain_and_say_that_they_are_coarse()
    {
        // 2022-08-05T06:00Z: 2.7 mm in six hours; 21.1 °C, at noon 21.2 °C.
        var report = Read("locationforecast-complete--berlin.json");
        var rain = report.Hourly![Variable.Precipitation]!;
        var first = report.Hourly.Axis.IndexOf(Time("2022-08-05T06:00Z"));
        using (Assert.EnterMultipleScope())
        {
            for (var i = first; i < first + 6; i++)
            {
                Assert.That(rain.Values[i], Is.EqualTo(0.45).Within(1e-9));
                Assert.That(rain.SpanHours![i], Is.EqualTo(6));
                Assert.That(report.Hourly.ConditionAt(i), Is.EqualTo(Condition.Rain));
            }

            Assert.That(rain.Values[first + 6], Is.Zero);
            Assert.That(Value(report, Variable.Temperature, "2022-08-05T09:00Z"), Is.EqualTo(21.15).Within(1e-9));
            Assert.That(report.Hourly[Variable.Temperature]!.IsNative(first + 3), Is.False);
            Assert.That(rain.IsNative(first - 7), "2022-08-04T23:00Z is the last hour said as such");
        }
    }

    [TestCase("""{"summary":{"symbol_code":"fog"},"details":{}}""", Condition.Fog)]
    [TestCase("""{"summary":{"symbol_code":"fog"}}""", Condition.Fog)]
    [TestCase("""{"details":{"precipitation_amount":null}}""", Condition.Rain)]
    [TestCase("""{}""", Condition.Rain)]
    [TestCase("""{"summary":{"symbol_code":""},"details":{"precipitation_amount":"-"}}""", Condition.Rain)]
    [TestCase("""{"details":{"probability_of_thunder":1}}""", Condition.Rain)]
    public void An_hour_without_numbers_has_its_share_of_the_six_hours(string hour, Condition condition)
    {
        var report = Map($$$"""
            {"properties":{"timeseries":[
              {"time":"2026-01-01T00:00:00Z","data":{"instant":{"details":{"air_temperature":1}},"next_1_hours":{{{hour}}},
                "next_6_hours":{"summary":{"symbol_code":"rain"},"details":{"precipitation_amount":3,"probability_of_precipitation":70}}
              }},
              {"time":"2026-01-01T01:00:00Z","data":{"instant":{"details":{"air_temperature":2}},
                "next_1_hours":{"summary":{"symbol_code":"cloudy"},"details":{"precipitation_amount":0}}
              }}]}}
            """).Report!;
        var rain = report.Hourly![Variable.Precipitation]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((rain.Values[0], rain.SpanHours![0], report.Hourly.ConditionAt(0)), Is.EqualTo((0.5, (byte)6, condition)));
            Assert.That(
                (rain.Values[1], rain.SpanHours[1], report.Hourly.ConditionAt(1)),
                Is.EqualTo((0.0, (byte)1, Condition.Overcast)),
                "its own hour is finer");
            Assert.That(report.Hourly[Variable.PrecipitationProbability]!.Values[0], Is.EqualTo(70));
            Assert.That((rain.Values[2], report.Hourly.ConditionAt(2)), Is.EqualTo((0.5, Condition.Rain)));
        }
    }

    [Test]
    public void An_hour_with_an_amount_and_no_symbol_has_the_symbol_of_its_six_hours()
    {
        var hourly = Map("""
            {"properties":{"timeseries":[{"time":"2026-01-01T00:00:00Z","data":{"next_1_hours":{"details":{"precipitation_amount":0.2}},
              "next_6_hours":{"summary":{"symbol_code":"lightrain"},"details":{"precipitation_amount":3}}}}]}}
            """).Report!.Hourly!;
        Assert.That((hourly.ValueAt(Variable.Precipitation, 0), hourly.ConditionAt(0)), Is.EqualTo((0.2, Condition.RainLight)));
    }

    [Test]
    public void A_calm_has_no_direction_and_lends_none_to_the_hours_beside_it()
    {
        var hourly = Map("""
            {"properties":{"timeseries":[
              {"time":"2026-01-01T00:00:00Z","data":{"instant":{"details":{"wind_speed":0.0,"wind_from_direction":330}}}},
              {"time":"2026-01-01T06:00:00Z","data":{"instant":{"details":{"wind_speed":6,"wind_from_direction":90}}}}]}}
            """
        ).Report!.Hourly!;
        Assert.That(
            hourly[Variable.WindDirection]!.Values,
            Is.EqualTo((double[])[double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, 90]));
        Assert.That(hourly.ValueAt(Variable.WindSpeed, 3), Is.EqualTo(3));
    }

    [Test]
    public void The_compact_answer_says_less()
    {
        var report = Read("locationforecast-compact--new-york.json");
        Assert.That(Value(report, Variable.Temperature, "2020-07-20T11:00Z"), Is.EqualTo(26.5));
        Assert.That(report.Hourly![Variable.DewPoint], Is.Null);
        Assert.That(report.Lineage, Is.EqualTo((string[])["ecmwf-ifs"]));
    }

    [Test]
    public void Units_are_read_as_the_answer_declares_them()
    {
        var report = Map("""
            {"properties":{"meta":{"units":{"air_temperature":"kelvin","air_pressure_at_sea_level":"Pa","wind_speed":"parsec"}},
             "timeseries":[
              {"time":"2026-01-01T00:00:00Z","data":{"instant":{"details":
                {"air_temperature":273.15,"air_pressure_at_sea_level":"101325","wind_speed":3}}}},null]}}
            """).Report!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Hourly![Variable.Temperature]!.Values[0], Is.Zero.Within(1e-9));
            Assert.That(report.Hourly[Variable.PressureMsl]!.Values[0], Is.EqualTo(1013.25).Within(1e-9));
            Assert.That(report.Hourly[Variable.WindSpeed], Is.Null);
        }
    }

    [TestCase(404, "<html/>", FaultKind.NotCovered)]
    [TestCase(422, "<html/>", FaultKind.NotCovered)]
    [TestCase(403, "<html/>", FaultKind.Unauthorized)]
    [TestCase(200, """{"type":"Feature","properties":{"timeseries":null}}""", FaultKind.NotCovered)]
    [TestCase(200, """{"type":"Feature","properties":{"timeseries":[]}}""", FaultKind.NotCovered)]
    [TestCase(
        203,
        """{"type":"Feature","properties":{"timeseries":[{"time":"2026-01-01T00:00:00Z","data":{"instant":{"details":{}}}}]}}""",
        FaultKind.NotCovered
    )]
    [TestCase(
        200,
        """{"properties":{"timeseries":[{"time":"2026-01-01T00:00:00Z","data":{"instant":{"details":{"air_temperature":99}}}}]}}""",
        FaultKind.BadPayload
    )]
    [TestCase(200, """{"properties":{"timeseries":[{"data":{"instant":{"details":{"air_temperature":9}}}}]}}""", FaultKind.BadPayload)]
    [TestCase(200, """{"type":"Feature","properties":{}}""", FaultKind.BadPayload)]
    public void What_holds_no_forecast_is_a_fault(int status, string body, FaultKind kind) =>
        Assert.That(Map(body, status).Fault, Is.EqualTo(kind));

    private static RecordedResult Map(string body, int status = 200) =>
        ProviderCatalog.MapRecorded("met-norway", "locationforecast-complete", status, Encoding.UTF8.GetBytes(body), At);

    private static Report Read(string file)
    {
        var payload = Payloads.Named("MetNorway", file);
        return ProviderCatalog.MapRecorded("met-norway", payload.Endpoint, 200, payload.Body, At).Report!;
    }

    private static double Value(Report report, Variable variable, string at) =>
        report.Hourly!.ValueAt(variable, report.Hourly.Axis.IndexOf(Time(at)));

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, null, System.Globalization.DateTimeStyles.AssumeUniversal);
}
