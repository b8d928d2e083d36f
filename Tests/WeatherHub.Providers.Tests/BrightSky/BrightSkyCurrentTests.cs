using System.Text;
using WeatherHub.TestKit;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Tests.BrightSky;

public sealed class BrightSkyCurrentTests
{
    private static readonly DateTimeOffset At = new(2025, 9, 18, 13, 45, 0, TimeSpan.Zero);

    [Test]
    public void The_station_of_berlin_says_what_it_measured()
    {
        var report = Read(Payloads.Named("BrightSky", "current-weather--berlin.json").Body).Report!;
        var current = report.Current!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(current.Time, Is.EqualTo(new DateTimeOffset(2025, 9, 18, 13, 30, 0, TimeSpan.Zero)));
            Assert.That(current.Kind, Is.EqualTo(ReadingKind.Observation));
            Assert.That(
                current.Station,
                Is.EqualTo(new Station("00433", "Berlin-Tempelhof", new Coordinates(52.4676, 13.402), 47.7, 5837)));
            Assert.That(current.Condition, Is.EqualTo(Condition.Overcast), "88 % of cloud");
            Assert.That(current.Values[Variable.Temperature], Is.EqualTo(19.7));
            Assert.That(current.Values[Variable.DewPoint], Is.EqualTo(15.77));
            Assert.That(current.Values[Variable.PressureMsl], Is.EqualTo(1019.7));
            Assert.That(current.Values[Variable.WindSpeed], Is.EqualTo(18.7 / 3.6).Within(1e-9));
            Assert.That(current.Values[Variable.WindGust], Is.EqualTo(33.1 / 3.6).Within(1e-9));
            Assert.That(current.Values[Variable.WindDirection], Is.EqualTo(260));
            Assert.That(current.Values[Variable.Precipitation], Is.Zero);
            Assert.That(current.Values[Variable.ShortwaveRadiation], Is.EqualTo(144).Within(1e-9), "0.024 kWh/m² in ten minutes");
            Assert.That(report.ExpiresAt, Is.EqualTo(At.AddMinutes(10)));
        }
    }

    [TestCase("\"precipitation_60\":1.2,\"precipitation_30\":9", 1.2)]
    [TestCase("\"precipitation_60\":0,\"precipitation_10\":0.3", 0.0)]
    [TestCase("\"precipitation_60\":null,\"precipitation_30\":0.4,\"precipitation_10\":0.2", null)]
    [TestCase("\"precipitation_30\":0,\"precipitation_10\":0", null)]
    [TestCase("\"precipitation_10\":0.1", null)]
    [TestCase("\"precipitation_60\":\"\",\"precipitation_10\":0.1", null)]
    public void Precipitation_is_the_whole_hours_or_was_not_said(string fields, double? expected)
    {
        var values = Now($"\"temperature\":5,{fields}").Values;
        Assert.That(values.TryGetValue(Variable.Precipitation, out var amount) ? amount : (double?)null, Is.EqualTo(expected));
    }

    [Test]
    public void An_icon_drawn_without_knowing_the_clouds_says_nothing_of_the_sky()
    {
        var current = Read(Payloads.Named("BrightSky", "current-weather--icon-without-clouds.json").Body).Report!.Current!;
        Assert.That(current.Condition, Is.EqualTo(Condition.Unknown));
        Assert.That(current.Values[Variable.Temperature], Is.EqualTo(4.4));
        Assert.That(current.Values[Variable.Precipitation], Is.EqualTo(0.1));
    }

    [TestCase("\"icon\":\"clear-day\"", Condition.Unknown)]
    [TestCase("\"icon\":\"clear-night\",\"condition\":\"\",\"cloud_cover\":\"\"", Condition.Unknown)]
    [TestCase("\"icon\":\"clear-day\",\"condition\":\"dry\"", Condition.Unknown)]
    [TestCase("\"icon\":null,\"condition\":null", null)]
    [TestCase("\"icon\":\"clear-day\",\"cloud_cover\":0", Condition.Clear)]
    [TestCase("\"icon\":\"clear-day\",\"condition\":\"dry\",\"cloud_cover\":30", Condition.MostlyClear)]
    [TestCase("\"icon\":\"clear-day\",\"condition\":null,\"cloud_cover\":24", Condition.Clear)]
    [TestCase("\"icon\":\"clear-day\",\"condition\":null,\"cloud_cover\":25", Condition.Unknown)]
    [TestCase("\"icon\":\"clear-day\",\"condition\":null,\"cloud_cover\":100", Condition.Unknown)]
    [TestCase("\"icon\":\"clear-day\",\"condition\":null,\"cloud_cover\":100.4", Condition.Unknown)]
    [TestCase("\"icon\":\"clear-day\",\"condition\":null,\"cloud_cover\":100.6", Condition.Unknown)]
    [TestCase("\"icon\":\"clear-day\",\"condition\":\"dry\",\"cloud_cover\":100.6", Condition.Unknown)]
    [TestCase("\"icon\":\"partly-cloudy-day\",\"condition\":null,\"cloud_cover\":79", Condition.PartlyCloudy)]
    [TestCase("\"icon\":\"partly-cloudy-night\",\"condition\":null,\"cloud_cover\":null", Condition.Unknown)]
    [TestCase("\"icon\":\"partly-cloudy-night\",\"condition\":null,\"cloud_cover\":0", Condition.Unknown)]
    [TestCase("\"icon\":\"cloudy\",\"condition\":null,\"cloud_cover\":100.4", Condition.Overcast)]
    [TestCase("\"icon\":\"cloudy\",\"condition\":null,\"cloud_cover\":20", Condition.Unknown)]
    [TestCase("\"icon\":\"wind\",\"condition\":null", Condition.Windy)]
    [TestCase("\"icon\":\"rain\",\"condition\":null,\"precipitation_10\":1", Condition.Rain)]
    [TestCase("\"icon\":\"cloudy\",\"cloud_cover\":90,\"fallback_source_ids\":{\"cloud_cover\":2}", null)]
    [TestCase("\"icon\":\"rain\",\"condition\":\"rain\",\"fallback_source_ids\":{\"condition\":2}", null)]
    [TestCase("\"icon\":\"rain\",\"precipitation_10\":1,\"fallback_source_ids\":{\"precipitation_10\":2}", null)]
    [TestCase("\"icon\":\"rain\",\"condition\":\"rain\",\"fallback_source_ids\":{\"condition\":3}", Condition.Rain)]
    [TestCase(
        "\"icon\":\"cloudy\",\"condition\":\"dry\",\"cloud_cover\":90,\"fallback_source_ids\":{\"cloud_cover\":2}",
        Condition.Unknown
    )]
    public void The_condition_is_what_near_sources_know_of_the_sky(string fields, Condition? expected) =>
        Assert.That(Now($"\"temperature\":5,{fields}").Condition, Is.EqualTo(expected));

    [TestCase("""{"weather":null,"sources":[]}""", FaultKind.NotCovered)]
    [TestCase("""{"weather":null,"sources":null}""", FaultKind.NotCovered)]
    [TestCase("""{"weather":null}""", FaultKind.NotCovered)]
    [TestCase(
        """{"weather":{"timestamp":"2025-09-18T13:30:00+00:00","source_id":1,"temperature":null},"sources":[{"id":1,"distance":9}]}""",
        FaultKind.NotCovered
    )]
    [TestCase("""{"weather":{"timestamp":"2025-09-18T13:30:00+00:00","icon":"clear-day"},"sources":[]}""", FaultKind.NotCovered)]
    [TestCase("""{"weather":{"timestamp":"2025-09-18T13:30:00+00:00","temperature":999}}""", FaultKind.BadPayload)]
    [TestCase("""{"weather":{"temperature":9},"sources":[]}""", FaultKind.BadPayload)]
    [TestCase("""{"sources":[]}""", FaultKind.BadPayload)]
    public void A_station_that_says_nothing_does_not_cover_the_place_and_nonsense_is_a_bad_payload(string body, FaultKind expected) =>
        Assert.That(Read(body).Fault, Is.EqualTo(expected));

    [Test]
    public void Speed_direction_and_gust_are_of_the_shortest_window_that_has_a_speed()
    {
        var values = Now(
            """
            "wind_speed_10":null,"wind_direction_10":10,"wind_speed_30":36,"wind_direction_30":30,"wind_gust_speed_30":72,"wind_speed_60":1
            """).Values;
        Assert.That(values[Variable.WindSpeed], Is.EqualTo(10).Within(1e-9));
        Assert.That(values[Variable.WindDirection], Is.EqualTo(30));
        Assert.That(values[Variable.WindGust], Is.EqualTo(20).Within(1e-9));
    }

    [Test]
    public void A_field_filled_in_from_too_far_away_was_not_said()
    {
        var values = Now("\"temperature\":10,\"dew_point\":5,\"fallback_source_ids\":{\"temperature\":2,\"dew_point\":3}").Values;
        Assert.That(values, Does.Not.ContainKey(Variable.Temperature).And.ContainKey(Variable.DewPoint));
    }

    [Test]
    public void A_station_too_far_away_covers_nothing() =>
        Assert.That(
            Read(
                """
                {"weather":{"timestamp":"2025-09-18T13:30:00+00:00","source_id":2,"temperature":9},
                 "sources":[{"id":2,"distance":60000}]}
                """).Fault,
            Is.EqualTo(FaultKind.NotCovered));

    [Test]
    public void No_station_at_all_is_not_covered() =>
        Assert.That(
            ProviderCatalog.MapRecorded("bright-sky", "current-weather", 404, "{}"u8.ToArray(), At).Fault,
            Is.EqualTo(FaultKind.NotCovered));

    private static CurrentReading Now(string fields) => Read($$"""
        {"weather":{"timestamp":"2025-09-18T13:30:00+00:00","source_id":1,{{fields}}},
         "sources":[{"id":1,"distance":1000},{"id":2,"distance":50001},{"id":3,"distance":49000}]}
        """).Report!.Current!;

    private static RecordedResult Read(string body) => Read(Encoding.UTF8.GetBytes(body));

    private static RecordedResult Read(byte[] body) => ProviderCatalog.MapRecorded("bright-sky", "current-weather", 200, body, At);
}
