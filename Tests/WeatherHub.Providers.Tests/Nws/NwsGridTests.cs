using System.Text;
using WeatherHub.TestKit;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Tests.Nws;

public sealed class NwsGridTests
{
    private static readonly DateTimeOffset At = new(2022, 2, 4, 4, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<Report> Florida = new(() => Map(Payloads.Named("Nws", "gridpoints-raw--pynws-detailed.json").Body));

    // Axis from 2022-02-03T21:00Z. 20.372 km/h for two hours; 2.032 mm over the six hours from 06:00; probability 8 % over three hours.
    [TestCase(Variable.Temperature, 0, 22.77777777777778, 1)]
    [TestCase(Variable.Temperature, 9, 18.88888888888889, 1)]
    [TestCase(Variable.DewPoint, 4, 17.77777777777778, 1)]
    [TestCase(Variable.RelativeHumidity, 1, 76, 1)]
    [TestCase(Variable.CloudCover, 0, 71, 1)]
    [TestCase(Variable.WindSpeed, 1, 20.372 / 3.6, 1)]
    [TestCase(Variable.WindGust, 0, 29.632 / 3.6, 1)]
    [TestCase(Variable.WindDirection, 6, 170, 1)]
    [TestCase(Variable.Visibility, 0, 16_093.44, 1)]
    [TestCase(Variable.Precipitation, 9, 2.032 / 6, 6)]
    [TestCase(Variable.PrecipitationProbability, 0, 8, 3)]
    public void Runs_are_repeated_totals_shared_out_and_long_probabilities_marked(Variable variable, int index, double expected, int span)
    {
        var column = Florida.Value.Hourly![variable]!;
        Assert.That(column.Values[index], Is.EqualTo(expected).Within(1e-6));
        Assert.That(column.SpanHours?[index] ?? 1, Is.EqualTo(span));
    }

    [Test]
    public void The_report_says_when_and_for_where_it_was_made()
    {
        var report = Florida.Value;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.IssuedAt, Is.EqualTo(new DateTimeOffset(2022, 2, 4, 3, 15, 41, TimeSpan.Zero)));
            Assert.That(report.Elevation, Is.EqualTo(3.9624));
            Assert.That(report.GridPoint!.Value.Latitude, Is.EqualTo(30.0194).Within(1e-3));
            Assert.That(report.GridPoint!.Value.Longitude, Is.EqualTo(-84.9803).Within(1e-3));
            Assert.That(report.Hourly!.Axis.Start, Is.EqualTo(new DateTimeOffset(2022, 2, 3, 21, 0, 0, TimeSpan.Zero)));
            Assert.That(report.Hourly.ConditionAt(0), Is.EqualTo(Condition.MostlyCloudy), "no weather, 71 % of cloud");
            Assert.That(report.Hourly[Variable.PressureMsl], Is.Null);
        }
    }

    [TestCase("0", "330", double.NaN)]
    [TestCase("-0.1", "330", double.NaN)]
    [TestCase("1.852", "330", 330)]
    [TestCase("1.852", "360.4", 360)]
    [TestCase("1.852", "361", double.NaN)]
    public void A_calm_has_no_direction_in_the_raw_layers_either(string speed, string direction, double expected)
    {
        var hourly = Map(
            Encoding.UTF8.GetBytes(
                $$$"""
                {"properties":{
                 "windSpeed":{"uom":"wmoUnit:km_h-1","values":[{"validTime":"2026-02-06T18:00:00+00:00/PT3H","value":{{{speed}}} }]},
                 "windDirection":{"uom":"wmoUnit:degree_(angle)",
                   "values":[{"validTime":"2026-02-06T17:00:00+00:00/PT6H","value":{{{direction}}} }]} } }
                """)
        ).Hourly!;
        Assert.That(hourly.ValueAt(Variable.WindDirection, 1), Is.EqualTo(expected));
        Assert.That(
            hourly.ValueAt(Variable.WindDirection, 5),
            direction == "361" ? Is.NaN : Is.EqualTo(double.Parse(direction)).Within(0.5),
            "past the calm");
    }

    [TestCase("skyCover", "100.4", Condition.Overcast)]
    [TestCase("skyCover", "-0.2", Condition.Clear)]
    [TestCase("skyCover", "101", null)]
    public void Clouds_a_breath_past_all_or_none_are_all_or_none_in_number_and_word(string layer, string cover, Condition? expected)
    {
        var report = Map(
            Encoding.UTF8.GetBytes(
                $$$"""
                {"properties":{
                 "{{{layer}}}":{"uom":"wmoUnit:percent","values":[{"validTime":"2026-02-06T18:00:00+00:00/PT1H","value":{{{cover}}} }]},
                 "visibility":{"uom":"wmoUnit:m","values":[{"validTime":"2026-02-06T18:00:00+00:00/PT1H","value":9000}]} } }
                """));
        Assert.That(report.Hourly!.ConditionAt(0), Is.EqualTo(expected));
        Assert.That(report.Hourly[Variable.CloudCover] is null, Is.EqualTo(expected is null));
        Assert.That(report.Rejections, Has.Count.EqualTo(expected is null ? 1 : 0));
    }

    [TestCase("""{"properties":{"temperature":{"uom":"wmoUnit:degC","values":[]},"skyCover":{"values":[]}}}""", FaultKind.NotCovered)]
    [TestCase(
        """{"properties":{"temperature":{"uom":"wmoUnit:degC","values":[{"validTime":"2026-02-06T18:00:00+00:00/PT1H","value":null}]}}}""",
        FaultKind.NotCovered
    )]
    [TestCase(
        """{"properties":{"temperature":{"values":[{"validTime":"2026-02-06T18:00:00+00:00/PT1H","value":99}]}}}""",
        FaultKind.BadPayload
    )]
    [TestCase("""{"properties":{}}""", FaultKind.BadPayload)]
    public void Layers_without_a_value_do_not_cover_the_place_and_nonsense_is_a_bad_payload(string body, FaultKind expected) =>
        Assert.That(
            ProviderCatalog.MapRecorded("nws", "gridpoints-raw", 200, Encoding.UTF8.GetBytes(body), At).Fault,
            Is.EqualTo(expected));

    [Test]
    public void Snow_is_depth_in_millimetres_shared_over_its_interval()
    {
        var column = Layer("snowfallAmount", "wmoUnit:mm", ("2026-02-06T18:00:00+00:00/PT6H", "60"))[Variable.Snowfall]!;
        Assert.That(column.Values, Is.All.EqualTo(1).Within(1e-9), "60 mm of depth over six hours is 1 cm an hour");
        Assert.That(column.Values, Has.Length.EqualTo(6));
    }

    [TestCase("temperature", "wmoUnit:degF", 50, Variable.Temperature, 10)]
    [TestCase("temperature", "unit:degC", 10, Variable.Temperature, 10)]
    [TestCase("temperature", "http://codes.wmo.int/common/unit/degC", 10, Variable.Temperature, 10)]
    [TestCase("windSpeed", "wmoUnit:m_s-1", 5, Variable.WindSpeed, 5)]
    [TestCase("windGust", "nwsUnit:kt", 10, Variable.WindGust, 5.144444)]
    [TestCase("visibility", "wmoUnit:km", 4, Variable.Visibility, 4000)]
    [TestCase("visibility", "nwsUnit:mi", 1, Variable.Visibility, 1609.344)]
    public void A_layer_is_read_in_the_unit_it_declares(string layer, string uom, double value, Variable variable, double expected) =>
        Assert.That(
            Layer(layer, uom, ("2026-02-06T18:00:00+00:00/PT1H", $"{value}"))[variable]!.Values[0],
            Is.EqualTo(expected).Within(1e-5));

    [TestCase("wmoUnit:mm")]
    [TestCase("wmoUnit:furlong")]
    public void A_unit_that_cannot_measure_the_layer_silences_it(string uom) =>
        Assert.That(Layer("temperature", uom, ("2026-02-06T18:00:00+00:00/PT1H", "10"))[Variable.Temperature], Is.Null);

    [TestCase("PT30H", 30)]
    [TestCase("P1D", 24)]
    [TestCase("P1DT6H", 30)]
    [TestCase("PT90M", 2)]
    [TestCase("P1W", 168)]
    [TestCase("2026-02-06T21:00:00+00:00", 3)]
    public void An_interval_may_be_spelled_in_every_way_of_the_standard(string length, int hours) =>
        Assert.That(
            Layer("temperature", "wmoUnit:degC", ($"2026-02-06T18:00:00+00:00/{length}", "10"))[Variable.Temperature]!.Values.Count(
                double.IsFinite),
            Is.EqualTo(hours));

    [TestCase("P1Y")]
    [TestCase("PT")]
    [TestCase("PT1")]
    [TestCase("-PT1H")]
    [TestCase("PT0H")]
    [TestCase("P999D")]
    [TestCase("yesterday")]
    [TestCase("")]
    public void An_interval_that_is_none_is_not_said(string length) =>
        Assert.That(Layer("temperature", "wmoUnit:degC", ($"2026-02-06T18:00:00+00:00/{length}", "10"))[Variable.Temperature], Is.Null);

    private static Weather.Series.HourlySeries Layer(string name, string uom, params (string Time, string Value)[] values)
    {
        var entries = string.Join(',', values.Select(value => $$"""{"validTime":"{{value.Time}}","value":{{value.Value}} }"""));
        return Map(Encoding.UTF8.GetBytes($$"""
            {"properties":{"{{name}}":{"uom":"{{uom}}","values":[{{entries}}]},
             "relativeHumidity":{"values":[{"validTime":"2026-02-06T18:00:00+00:00/PT1H","value":50}]} } }
            """)).Hourly!;
    }

    private static Report Map(byte[] body) => ProviderCatalog.MapRecorded("nws", "gridpoints-raw", 200, body, At).Report!;
}
