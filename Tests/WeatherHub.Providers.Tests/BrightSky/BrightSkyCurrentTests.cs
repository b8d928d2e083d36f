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
            Assert.That(current.Station, Is.EqualTo(new Station("00433", "Berlin-Tempelhof", new Coordinates(52.4676, 13.402), 47.7, 5837)));
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
    [TestCase("\"precipitation_30\":0.4,\"precipitation_10\":9", 0.8)]
    [TestCase("\"precipitation_10\":0.1", 0.6)]
    public void Precipitation_is_the_hours_or_scaled_to_an_hour(string fields, double expected) =>
        Assert.That(Now(fields).Values[Variable.Precipitation], Is.EqualTo(expected).Within(1e-9));

    [Test]
    public void Speed_direction_and_gust_are_of_the_shortest_window_that_has_a_speed()
    {
        var values = Now("\"wind_speed_10\":null,\"wind_direction_10\":10,\"wind_speed_30\":36,\"wind_direction_30\":30,\"wind_gust_speed_30\":72,\"wind_speed_60\":1").Values;
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
        Assert.That(Read("""{"weather":{"timestamp":"2025-09-18T13:30:00+00:00","source_id":2,"temperature":9},"sources":[{"id":2,"distance":60000}]}""").Fault, Is.EqualTo(FaultKind.NotCovered));

    [Test]
    public void No_station_at_all_is_not_covered() =>
        Assert.That(ProviderCatalog.MapCaptured("bright-sky", "current-weather", 404, "{}"u8.ToArray(), At).Fault, Is.EqualTo(FaultKind.NotCovered));

    private static CurrentReading Now(string fields) => Read($$"""
        {"weather":{"timestamp":"2025-09-18T13:30:00+00:00","source_id":1,{{fields}}},
         "sources":[{"id":1,"distance":1000},{"id":2,"distance":50001},{"id":3,"distance":49000}]}
        """).Report!.Current!;

    private static CapturedReading Read(string body) => Read(Encoding.UTF8.GetBytes(body));

    private static CapturedReading Read(byte[] body) => ProviderCatalog.MapCaptured("bright-sky", "current-weather", 200, body, At);
}
