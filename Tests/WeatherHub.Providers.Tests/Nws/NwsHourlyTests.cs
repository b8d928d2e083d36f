using System.Text;
using WeatherHub.Providers.Nws.Grid;
using WeatherHub.TestKit;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Tests.Nws;

public sealed class NwsHourlyTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 20, 18, 15, 0, TimeSpan.Zero);

    [Test]
    public void A_payload_in_us_units_is_read_as_it_declares()
    {
        var report = ProviderCatalog
            .MapRecorded(
                "nws",
                "gridpoints-forecast-hourly",
                200,
                Payloads.Named("Nws", "gridpoints-forecast-hourly--new-york.json").Body,
                At)
            .Report!;
        var hourly = report.Hourly!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(hourly.Axis, Is.EqualTo(new TimeAxis(new DateTimeOffset(2026, 1, 20, 18, 0, 0, TimeSpan.Zero), 156)));
            Assert.That(hourly.ValueAt(Variable.Temperature, 0), Is.EqualTo((21 - 32) / 1.8).Within(1e-9));
            Assert.That(hourly.ValueAt(Variable.DewPoint, 0), Is.EqualTo(-14.444444).Within(1e-5), "has a unit of its own");
            Assert.That(hourly.ValueAt(Variable.RelativeHumidity, 0), Is.EqualTo(52));
            Assert.That(hourly.ValueAt(Variable.WindSpeed, 0), Is.EqualTo(18 * 0.44704).Within(1e-9));
            Assert.That(hourly.ValueAt(Variable.WindDirection, 0), Is.EqualTo(270));
            Assert.That(hourly.ConditionAt(0), Is.EqualTo(Condition.Clear));
            Assert.That(hourly[Variable.PrecipitationProbability]!.SpanHours, Is.Null);
            Assert.That(report.IssuedAt, Is.EqualTo(new DateTimeOffset(2026, 1, 20, 6, 7, 29, TimeSpan.Zero)));
        }
    }

    [TestCase("\"2 to 35 km/h\"", 18.5 / 3.6)]
    [TestCase("\"5 to 10 mph\"", 7.5 * 0.44704)]
    [TestCase("\"18 mph\"", 18 * 0.44704)]
    [TestCase("\"Calm\"", 0)]
    [TestCase("\"12 knots\"", 12 * 1852 / 3600.0)]
    [TestCase("\"\"", double.NaN)]
    [TestCase("null", double.NaN)]
    [TestCase("""{"unitCode":"wmoUnit:km_h-1","value":36}""", 10)]
    [TestCase("""{"unitCode":"wmoUnit:km_h-1","minValue":18,"maxValue":54}""", 10)]
    [TestCase("""{"unitCode":"wmoUnit:m_s-1","value":4}""", 4)]
    public void Wind_is_read_from_text_and_from_numbers(string wind, double expected) =>
        Assert.That(Period($"\"windSpeed\":{wind}").ValueAt(Variable.WindSpeed, 0), Is.EqualTo(expected).Within(1e-9));

    [TestCase("""{"unitCode":"wmoUnit:degC","value":7}""", "si", 7)]
    [TestCase("""{"unitCode":"wmoUnit:degF","value":50}""", "si", 10)]
    [TestCase("50,\"temperatureUnit\":\"F\"", "si", 10)]
    [TestCase("10,\"temperatureUnit\":\"C\"", "us", 10)]
    [TestCase("50", "us", 10)]
    [TestCase("10", "si", 10)]
    public void A_temperature_is_read_by_its_own_unit_then_by_its_neighbour_then_by_the_payloads(
        string temperature,
        string units,
        double expected
    ) => Assert.That(Period($"\"temperature\":{temperature}", units).ValueAt(Variable.Temperature, 0), Is.EqualTo(expected).Within(1e-9));

    [TestCase("N", 0)]
    [TestCase("wnw", 292.5)]
    [TestCase("VRB", null)]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void Sixteen_points_of_the_compass_are_directions(string? point, double? expected) =>
        Assert.That(NwsWind.Direction(point), Is.EqualTo(expected));

    private static HourlySeries Period(string fields, string units = "si") =>
        ProviderCatalog
            .MapRecorded(
                "nws",
                "gridpoints-forecast-hourly",
                200,
                Encoding.UTF8.GetBytes(
                    $$"""
                    {"properties":{"units":"{{units}}","periods":[
                      {"startTime":"2026-01-20T13:00:00-05:00","endTime":"2026-01-20T14:00:00-05:00","relativeHumidity":{"value":50},
                       {{fields}} }]} }
                    """),
                At)
            .Report!.Hourly!;
}
