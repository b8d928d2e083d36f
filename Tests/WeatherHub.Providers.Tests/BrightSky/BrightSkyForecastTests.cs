using System.Text;
using WeatherHub.TestKit;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Tests.BrightSky;

public sealed class BrightSkyForecastTests
{
    private static readonly DateTimeOffset At = new(2025, 9, 18, 13, 45, 0, TimeSpan.Zero);

    private static readonly Lazy<Report> Berlin = new(() => Map(Payloads.Named("BrightSky", "weather--berlin-hourly-182.json").Body));

    // The row labelled 2025-09-20T12:00Z: 26.9 °C, 1015.8 hPa, 53 % cloud, 39.4 km, wind 11.1 km/h from 204°, gust 25.9,
    // solar 0.572 kWh/m², probability 1 %.
    [TestCase(Variable.Temperature, 12, 26.9)]
    [TestCase(Variable.DewPoint, 12, 13.6)]
    [TestCase(Variable.PressureMsl, 12, 1015.8)]
    [TestCase(Variable.CloudCover, 12, 53)]
    [TestCase(Variable.Visibility, 12, 39_400)]
    [TestCase(Variable.WindSpeed, 11, 11.1 / 3.6)]
    [TestCase(Variable.WindDirection, 11, 204)]
    [TestCase(Variable.WindGust, 11, 25.9 / 3.6)]
    [TestCase(Variable.PrecipitationProbability, 11, 1)]
    [TestCase(Variable.ShortwaveRadiation, 11, 572)]
    public void A_moment_stays_at_its_label_and_an_hour_ends_there(Variable variable, int hour, double expected)
    {
        var hourly = Berlin.Value.Hourly!;
        var index = hourly.Axis.IndexOf(new DateTimeOffset(2025, 9, 20, hour, 0, 0, TimeSpan.Zero));
        Assert.That(hourly.ValueAt(variable, index), Is.EqualTo(expected).Within(1e-9));
        Assert.That(hourly[variable]!.IsNative(index));
    }

    [Test]
    public void Measured_and_forecast_hours_both_serve()
    {
        var hourly = Berlin.Value.Hourly!;
        Assert.That(hourly.Axis.Start, Is.EqualTo(new DateTimeOffset(2025, 9, 17, 23, 0, 0, TimeSpan.Zero)));
        Assert.That(hourly.ValueAt(Variable.Temperature, 0), Is.NaN, "nothing is said of the moment before the first label");
        Assert.That(hourly.ValueAt(Variable.WindSpeed, 0), Is.EqualTo(7.9 / 3.6).Within(1e-9));
        Assert.That(hourly.ValueAt(Variable.Temperature, 1), Is.EqualTo(14.6));
        Assert.That(hourly.Axis.End, Is.EqualTo(new DateTimeOffset(2025, 9, 25, 14, 0, 0, TimeSpan.Zero)));
    }

    [Test]
    public void The_forecast_point_is_the_place_of_the_report()
    {
        Assert.That(Berlin.Value.GridPoint, Is.EqualTo(new Coordinates(52.52, 13.42)));
        Assert.That(Berlin.Value.Elevation, Is.EqualTo(37));
        Assert.That(Berlin.Value.Lineage, Is.EqualTo(["dwd-mosmix"]));
    }

    [TestCase("rain", 0, Condition.Rain)]
    [TestCase("sleet", 0, Condition.RainSnow)]
    [TestCase("snow", 0, Condition.Snow)]
    [TestCase("hail", 0, Condition.Hail)]
    [TestCase("fog", 0, Condition.Fog)]
    [TestCase("thunderstorm", 0, Condition.Thunderstorm)]
    [TestCase("dry", 12, Condition.Clear)]
    [TestCase("dry", 13, Condition.MostlyClear)]
    [TestCase("dry", 62, Condition.PartlyCloudy)]
    [TestCase("dry", 87, Condition.MostlyCloudy)]
    [TestCase("dry", 88, Condition.Overcast)]
    [TestCase("plague of frogs", 0, Condition.Unknown)]
    public void A_dry_hour_is_what_its_clouds_make_it(string word, double cloud, Condition expected) =>
        Assert.That(Row($$"""{"condition":"{{word}}","cloud_cover":{{cloud}}}""").Hourly!.ConditionAt(1), Is.EqualTo(expected));

    [TestCase("""{"condition":"dry","icon":"wind"}""", Condition.Windy)]
    [TestCase("""{"condition":"dry"}""", Condition.Unknown)]
    [TestCase("""{"icon":"partly-cloudy-night"}""", null)]
    [TestCase("""{"icon":"partly-cloudy-night","cloud_cover":25}""", Condition.PartlyCloudy)]
    [TestCase("""{"icon":"clear-day","condition":null,"cloud_cover":100}""", null)]
    [TestCase("""{"icon":"clear-day","condition":null,"cloud_cover":100.4}""", null)]
    [TestCase("""{"icon":"clear-day","condition":null,"cloud_cover":100.6}""", null)]
    [TestCase("""{"icon":"clear-night"}""", null)]
    [TestCase("""{"icon":"clear-day","condition":null,"cloud_cover":null,"precipitation":0}""", null)]
    [TestCase("""{"icon":"clear-day","condition":"","cloud_cover":"-"}""", null)]
    [TestCase("""{"icon":"clear-day","condition":"dry","cloud_cover":null}""", Condition.Unknown)]
    [TestCase("""{"icon":"clear-day","cloud_cover":5}""", Condition.Clear)]
    [TestCase("""{"icon":"wind","condition":null,"cloud_cover":null,"wind_speed":50}""", Condition.Windy)]
    [TestCase("""{"condition":null}""", null)]
    public void Without_clouds_the_icon_speaks_and_without_it_nobody(string row, Condition? expected) =>
        Assert.That(Row(row).Hourly!.ConditionAt(1), Is.EqualTo(expected));

    [Test]
    public void Hours_of_which_only_the_gust_is_known_have_no_condition()
    {
        var hourly = Map(Payloads.Named("BrightSky", "weather--hours-of-gusts-alone.json").Body).Hourly!;
        Condition?[] said = [.. Enumerable.Range(0, hourly.Axis.Count).Select(hourly.ConditionAt)];
        Assert.That(
            said,
            Is.EqualTo(new Condition?[] { null, null, null, null, Condition.Overcast, null }),
            "the axis begins an hour before the first label");
        Assert.That(hourly.ValueAt(Variable.WindGust, 5), Is.EqualTo(25 / 3.6).Within(1e-9));
    }

    [Test]
    public void An_hour_whose_clouds_nobody_knows_is_not_between_its_neighbours()
    {
        var hourly = Map("""
            {"weather":[{"timestamp":"2025-09-18T00:00:00+00:00","condition":"dry","cloud_cover":0,"icon":"clear-night"},
              {"timestamp":"2025-09-18T01:00:00+00:00","condition":null,"cloud_cover":null,"icon":"clear-night"},
              {"timestamp":"2025-09-18T02:00:00+00:00","condition":"dry","cloud_cover":0,"icon":"clear-night"}]}
            """u8.ToArray()).Hourly!;
        Assert.That(hourly[Variable.CloudCover]!.Values, Is.EqualTo((double[])[0, double.NaN, 0]));
        Assert.That(
            (hourly.ConditionAt(0), hourly.ConditionAt(1), hourly.ConditionAt(2)),
            Is.EqualTo(((Condition?)Condition.Clear, (Condition?)null, (Condition?)Condition.Clear)));
    }

    [TestCase("condition", "rain", null)]
    [TestCase("cloud_cover", "dry", Condition.Unknown)]
    [TestCase("temperature", "rain", Condition.Rain)]
    public void A_word_filled_in_from_too_far_away_was_not_said_as_no_number_was(string field, string word, Condition? expected)
    {
        var report = Map(
            Encoding.UTF8.GetBytes(
                $$$"""
                {"weather":[{"timestamp":"2025-09-18T00:00:00+00:00","source_id":1,"visibility":900,"condition":"{{{word}}}",
                 "icon":"cloudy","cloud_cover":90,
                  "temperature":9,"fallback_source_ids":{"{{{field}}}":2} }],
                 "sources":[{"id":1,"distance":1000},{"id":2,"distance":51000}]}
                """));
        Assert.That(report.Hourly!.ConditionAt(0), Is.EqualTo(expected));
        Assert.That(report.Hourly[Variable.Temperature] is null, Is.EqualTo(field == "temperature"));
        Assert.That(report.Hourly[Variable.CloudCover] is null, Is.EqualTo(field == "cloud_cover"));
    }

    [TestCase("""{"weather":[],"sources":[]}""", FaultKind.NotCovered)]
    [TestCase("""{"weather":null,"sources":null}""", FaultKind.NotCovered)]
    [TestCase("""{"weather":null}""", FaultKind.NotCovered)]
    [TestCase(
        """{"weather":[{"timestamp":"2025-09-18T00:00:00+00:00","source_id":1,"temperature":null,"icon":"clear-day"}]}""",
        FaultKind.NotCovered
    )]
    [TestCase(
        """{"weather":[{"timestamp":"2025-09-18T00:00:00+00:00","source_id":1,"temperature":3}],"sources":[{"id":1,"distance":60000}]}""",
        FaultKind.NotCovered
    )]
    [TestCase("""{"weather":[{"timestamp":"2025-09-18T00:00:00+00:00","source_id":1,"temperature":99}]}""", FaultKind.BadPayload)]
    [TestCase("""{"weather":[{"source_id":1,"temperature":3}]}""", FaultKind.BadPayload)]
    [TestCase("""{"sources":[]}""", FaultKind.BadPayload)]
    public void Hours_without_a_value_do_not_cover_the_place_and_nonsense_is_a_bad_payload(string body, FaultKind expected) =>
        Assert.That(
            ProviderCatalog.MapRecorded("bright-sky", "weather", 200, Encoding.UTF8.GetBytes(body), At).Fault,
            Is.EqualTo(expected));

    [Test]
    public void A_payload_in_kelvin_and_pascal_is_read_as_such()
    {
        var hourly = Row("""{"temperature":293.15,"pressure_msl":101320,"wind_speed":5,"wind_gust_speed":9,"solar":1800000}""").Hourly!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(hourly.ValueAt(Variable.Temperature, 1), Is.EqualTo(20).Within(1e-9));
            Assert.That(hourly.ValueAt(Variable.PressureMsl, 1), Is.EqualTo(1013.2).Within(1e-9));
            Assert.That(hourly.ValueAt(Variable.WindSpeed, 0), Is.EqualTo(5));
            Assert.That(hourly.ValueAt(Variable.WindGust, 0), Is.EqualTo(9));
            Assert.That(hourly.ValueAt(Variable.ShortwaveRadiation, 0), Is.EqualTo(500).Within(1e-9));
        }
    }

    [Test]
    public void A_single_absurd_temperature_is_dropped_and_counted_not_taken_for_kelvin()
    {
        var report = Row("""{"temperature":293.15,"pressure_msl":1013.2}""");
        Assert.That(report.Hourly!.ValueAt(Variable.Temperature, 1), Is.NaN);
        Assert.That(report.Rejections.Single(), Is.EqualTo(new Weather.Series.Rejection(Variable.Temperature, 1)));
    }

    [TestCase(49_999, 10)]
    [TestCase(50_001, double.NaN)]
    public void A_source_too_far_away_does_not_speak_for_the_place(double distance, double expected)
    {
        var report = Map(
            Encoding.UTF8.GetBytes(
                $$"""
                {"weather":[{"timestamp":"2025-09-18T00:00:00+00:00","source_id":1,"temperature":10},
                 {"timestamp":"2025-09-18T00:00:00+00:00","source_id":2,"dew_point":1}],
                 "sources":[{"id":1,"distance":{{distance}}},{"id":2,"distance":1}]}
                """));
        Assert.That(report.Hourly!.ValueAt(Variable.Temperature, 0), Is.EqualTo(expected));
    }

    [Test]
    public void Every_hour_knows_the_height_of_the_source_that_said_its_temperature()
    {
        var report = Map(
            Encoding.UTF8.GetBytes(
                """
                {"weather":[{"timestamp":"2025-09-18T00:00:00+00:00","source_id":1,"temperature":10,"dew_point":4},
                            {"timestamp":"2025-09-18T01:00:00+00:00","source_id":1,"temperature":9,"dew_point":4,
                             "fallback_source_ids":{"temperature":3,"dew_point":3}},
                            {"timestamp":"2025-09-18T02:00:00+00:00","source_id":2,"temperature":8,"dew_point":4,
                             "fallback_source_ids":{"temperature":3}}],
                 "sources":[{"id":1,"height":40,"distance":1},{"id":2,"height":45,"distance":1,"observation_type":"forecast"},
                            {"id":3,"height":700,"distance":1}]}
                """));
        Assert.That(report.Elevation, Is.EqualTo(45));
        Assert.That(report.Hourly!.Heights!.Take(3), Is.EqualTo(new[] { 40.0, 700, 700 }));
        Assert.That(
            report.Hourly[Variable.DewPoint]!.Values.Take(3),
            Is.EqualTo(new[] { 4, 4, double.NaN }),
            "a dew point of another height does not go with the temperature");
    }

    [Test]
    public void Hours_of_one_height_need_no_heights()
    {
        var report = Map(
            Encoding.UTF8.GetBytes(
                """
                {"weather":[{"timestamp":"2025-09-18T00:00:00+00:00","source_id":1,"temperature":10},
                 {"timestamp":"2025-09-18T01:00:00+00:00","source_id":2,"temperature":9}],
                 "sources":[{"id":1,"height":40,"distance":1},{"id":2,"height":40,"distance":1}]}
                """));
        Assert.That((report.Elevation, report.Hourly!.Heights), Is.EqualTo(((double?)40, (double[]?)null)));
    }

    [Test]
    public void A_calm_has_no_direction() =>
        Assert.That(Row("""{"wind_speed":0,"wind_direction":0}""").Hourly![Variable.WindDirection], Is.Null);

    [Test]
    public void Times_with_another_offset_are_the_same_moments()
    {
        var report = Map(Encoding.UTF8.GetBytes("""{"weather":[{"timestamp":"2025-09-18T02:00:00+02:00","temperature":10}]}"""));
        Assert.That(report.Hourly!.Axis.Start, Is.EqualTo(new DateTimeOffset(2025, 9, 18, 0, 0, 0, TimeSpan.Zero)));
    }

    /// <summary>The row stands at index 1, after one that says nothing but where the axis begins.</summary>
    private static Report Row(string row) =>
        Map(
            Encoding.UTF8.GetBytes(
                $$"""
                {"weather":[{"timestamp":"2025-09-18T00:00:00+00:00","visibility":1000},
                            {"timestamp":"2025-09-18T01:00:00+00:00",{{row[1..]}}]}
                """));

    private static Report Map(byte[] body) =>
        ProviderCatalog.MapRecorded("bright-sky", "weather", 200, body, At) is { Report: { } report }
            ? report
            : throw new AssertionException("no report");
}
