using System.Text;
using WeatherHub.TestKit;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Tests.Nws;

public sealed class NwsObservationTests
{
    private static readonly DateTimeOffset At = new(2026, 2, 6, 22, 0, 0, TimeSpan.Zero);

    [Test]
    public void Washington_reports_light_snow_in_a_calm()
    {
        var current = Captured("observations-latest--washington-kdca.json").Current!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(current.Time, Is.EqualTo(new DateTimeOffset(2026, 2, 6, 21, 30, 0, TimeSpan.Zero)));
            Assert.That(current.Kind, Is.EqualTo(ReadingKind.Observation));
            Assert.That(
                current.Station,
                Is.EqualTo(new Station("KDCA", "Washington/Reagan National Airport, DC", new Coordinates(38.85, -77.03), 20, null)));
            Assert.That(current.Condition, Is.EqualTo(Condition.SnowLight));
            Assert.That(current.Values[Variable.Temperature], Is.EqualTo(-1));
            Assert.That(current.Values[Variable.WindSpeed], Is.Zero);
            Assert.That(current.Values, Does.Not.ContainKey(Variable.WindDirection).And.Not.ContainKey(Variable.WindGust));
            Assert.That(current.Values[Variable.Visibility], Is.EqualTo(9656.06));
            Assert.That(current.Values[Variable.CloudCover], Is.EqualTo(100));
            Assert.That(current.Values[Variable.PressureMsl], Is.EqualTo(1003.8).Within(0.2), "an altimeter setting of 1003.7 hPa");
        }
    }

    [Test]
    public void An_old_payload_gives_the_station_by_its_address_and_the_pressure_it_reports()
    {
        var current = Captured("observations-latest--pynws.json").Current!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(current.Station!.Id, Is.EqualTo("KFLL"));
            Assert.That(current.Values[Variable.PressureMsl], Is.EqualTo(1018.7).Within(1e-9));
            Assert.That(current.Values[Variable.ApparentTemperature], Is.EqualTo(23.114).Within(1e-3), "the heat index");
            Assert.That(current.Values[Variable.CloudCover], Is.EqualTo(75), "few below, broken above");
            Assert.That(current.Condition, Is.EqualTo(Condition.MostlyCloudy));
            Assert.That(current.Values, Does.Not.ContainKey(Variable.Precipitation));
        }
    }

    [TestCase("\"textDescription\":\"Clear\"", Condition.Unknown)]
    [TestCase("\"textDescription\":\"Clear\",\"cloudLayers\":[],\"presentWeather\":[]", Condition.Unknown)]
    [TestCase("\"textDescription\":\"Fair\",\"cloudLayers\":[{\"amount\":null}]", Condition.Unknown)]
    [TestCase("\"textDescription\":\"Clear\",\"cloudLayers\":[{\"amount\":\"CLR\"}]", Condition.Clear)]
    [TestCase("\"textDescription\":\"Clear\",\"cloudLayers\":[{\"amount\":\"OVC\"}]", Condition.Clear)]
    [TestCase("\"textDescription\":\"Clear\",\"presentWeather\":[{\"weather\":\"rain\",\"intensity\":\"light\"}]", Condition.RainLight)]
    [TestCase("\"textDescription\":\"Mostly Cloudy\"", Condition.MostlyCloudy)]
    [TestCase("\"textDescription\":\"\"", null)]
    public void Clear_is_a_word_only_of_stations_that_see_clouds(string fields, Condition? expected) =>
        Assert.That(Observed($"\"temperature\":{{\"unitCode\":\"wmoUnit:degC\",\"value\":5}},{fields}").Condition, Is.EqualTo(expected));

    [TestCase(
        """{"properties":{"timestamp":"2026-02-06T21:30:00Z","temperature":{"value":null},"textDescription":""}}""",
        FaultKind.NotCovered
    )]
    [TestCase("""{"properties":{"timestamp":"2026-02-06T21:30:00Z"}}""", FaultKind.NotCovered)]
    [TestCase("""{"properties":{"timestamp":"2026-02-06T21:30:00Z","temperature":{"value":999}}}""", FaultKind.BadPayload)]
    [TestCase("""{"properties":{"temperature":{"value":9}}}""", FaultKind.BadPayload)]
    public void A_station_that_says_nothing_does_not_cover_the_place_and_nonsense_is_a_bad_payload(string body, FaultKind expected) =>
        Assert.That(
            ProviderCatalog.MapRecorded("nws", "observations-latest", 200, Encoding.UTF8.GetBytes(body), At).Fault,
            Is.EqualTo(expected));

    [Test]
    public void Heavy_rain_outweighs_mist() =>
        Assert.That(Captured("observations-latest--kvay.json").Current!.Condition, Is.EqualTo(Condition.RainHeavy));

    // Flagstaff, 2024-02-20 17:57Z: "A3028 … SLP224" at 2137 m and 6.7 °C. The vendor calls 102540 Pa its barometric pressure.
    [TestCase(102_540, 2137, 6.7, 1022.4, 3)]
    // The same station's own pressure, were it to be reported.
    [TestCase(79_080, 2137, 6.7, 1022.4, 3)]
    // Fort Lauderdale, 2022-03-02 23:53Z: "A3008 … SLP187" at 3 m.
    [TestCase(101_860, 3, 22.8, 1018.7, 0.2)]
    public void Sea_level_pressure_is_derived_where_it_is_not_reported(
        double barometric,
        double height,
        double temperature,
        double expected,
        double tolerance
    ) =>
        Assert.That(
            Observed($$"""
                "elevation":{"unitCode":"wmoUnit:m","value":{{height}} },"temperature":{"unitCode":"wmoUnit:degC","value":{{temperature}} },
                "barometricPressure":{"unitCode":"wmoUnit:Pa","value":{{barometric}} },
                "seaLevelPressure":{"unitCode":"wmoUnit:Pa","value":null}
                """).Values[Variable.PressureMsl],
            Is.EqualTo(expected).Within(tolerance));

    [TestCase("V", true)]
    [TestCase("S", true)]
    [TestCase("C", true)]
    [TestCase("Z", true)]
    [TestCase("qc:V", true)]
    [TestCase("qc:X", false)]
    [TestCase("X", false)]
    [TestCase("Q", false)]
    [TestCase("B", false)]
    public void What_failed_its_quality_check_was_not_said(string mark, bool serves)
    {
        var values = Observed($$"""
            "temperature":{"unitCode":"wmoUnit:degC","value":10,"qualityControl":"{{mark}}"},
            "dewpoint":{"unitCode":"wmoUnit:degC","value":5,"qualityControl":"V"}
            """).Values;
        Assert.That(values.ContainsKey(Variable.Temperature), Is.EqualTo(serves));
        Assert.That(values[Variable.DewPoint], Is.EqualTo(5));
    }

    [TestCase("CLR", 0)]
    [TestCase("FEW", 18.75)]
    [TestCase("SCT", 43.75)]
    [TestCase("BKN", 75)]
    [TestCase("OVC", 100)]
    [TestCase("VV", 100)]
    public void A_layer_of_cloud_is_the_middle_of_its_eighths(string amount, double percent) =>
        Assert.That(Observed($$"""
            "cloudLayers":[{"base":{"value":100},"amount":"{{amount}}"}]
            """).Values[Variable.CloudCover], Is.EqualTo(percent));

    [TestCase("wmoUnit:mm", 2.5, 2.5)]
    [TestCase("unit:m", 0.0025, 2.5)]
    [TestCase("wmoUnit:in", 0.1, 2.54)]
    public void The_hours_precipitation_is_read_in_its_own_unit(string unit, double value, double expected) =>
        Assert.That(Observed($$"""
            "precipitationLastHour":{"unitCode":"{{unit}}","value":{{value}} }
            """).Values[Variable.Precipitation], Is.EqualTo(expected).Within(1e-9));

    private static Report Captured(string file) =>
        ProviderCatalog.MapRecorded("nws", "observations-latest", 200, Payloads.Named("Nws", file).Body, At).Report!;

    private static CurrentReading Observed(string fields) =>
        Read($$"""{"properties":{"timestamp":"2026-02-06T21:30:00+00:00",{{fields}} } }""").Report!.Current!;

    private static RecordedResult Read(string body) =>
        ProviderCatalog.MapRecorded("nws", "observations-latest", 200, Encoding.UTF8.GetBytes(body), At);
}
