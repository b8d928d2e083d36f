using System.Net;
using System.Text;
using WeatherHub.Providers.Tests.Conformance;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Tests.OpenMeteo;

public sealed class OpenMeteoMapperTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Hours end at 00:00 and 01:00, with 3 and 0.2 mm, and 0.7 and 0.1 inches of snow.
    [TestCase(1767225600, "3600", 0.5, 0.254)]
    [TestCase(1767225600, "\"3600\"", 0.5, 0.254)]
    [TestCase(1767225600, "900", 3.0, 1.778)]
    [TestCase(1767225600, "null", 3.0, 1.778)]
    [TestCase(1767229200, "600", 0.2, 0.254)]
    [TestCase(1767226500, "900", null, null)]
    [TestCase(1767227400, "900", null, null)]
    [TestCase(1767228300, "900", null, null)]
    [TestCase(1767228300, "3600", 0.5, 0.254)]
    [TestCase(1767228300, "10800", null, null)]
    [TestCase(1767232800, "900", null, null)]
    public void Sums_of_the_present_are_those_of_a_whole_hour_or_were_not_said(long time, string interval, double? rain, double? snow)
    {
        var current = Read($$$"""
            {"hourly_units":{"precipitation":"mm","snowfall":"inch"},
             "hourly":{"time":[1767225600,1767229200],"precipitation":[3,0.2],"snowfall":[0.7,0.1]},
             "current_units":{"time":"unixtime","precipitation":"mm","snowfall":"inch"},
             "current":{"time":{{{time}}},"interval":{{{interval}}},"precipitation":0.5,"snowfall":0.1,"temperature_2m":1} }
            """).Report!.Current!;
        Assert.That(current.Values.TryGetValue(Variable.Precipitation, out var amount) ? amount : (double?)null, Is.EqualTo(rain));
        Assert.That(current.Values.TryGetValue(Variable.Snowfall, out var depth) ? depth : (double?)null, Is.EqualTo(snow).Within(1e-9));
    }

    [Test]
    public void Hours_without_a_value_beside_a_present_with_some_are_a_report_of_now()
    {
        var report = Read(
            """{"hourly":{"time":[1767225600],"temperature_2m":[null]},"current":{"time":1767225600,"temperature_2m":7}}"""
        ).Report!;
        Assert.That((report.Hourly, report.Current!.Values[Variable.Temperature]), Is.EqualTo(((Weather.Series.HourlySeries?)null, 7.0)));
    }

    [Test]
    public void Totals_of_three_hours_are_no_hours_own()
    {
        var current = Read("""
            {"hourly":{"time":[1767225600,1767236400],"precipitation":[3,6]},
             "current":{"time":1767236400,"interval":900,"precipitation":0.5,"temperature_2m":1}}
            """).Report!.Current!;
        Assert.That(current.Values.Keys, Is.EqualTo((Variable[])[Variable.Temperature]));
    }

    [Test]
    public void A_present_with_nothing_but_the_rain_of_a_quarter_says_nothing_of_now() =>
        Assert.That(Read("""
            {"hourly":{"time":[1767225600],"temperature_2m":[1]},"current":{"time":1767226500,"interval":900,"precipitation":0.5}}
            """).Report!.Current, Is.Null);

    [Test]
    public void What_a_day_says_and_physics_forbids_is_counted_too()
    {
        var report = Read("""
            {"daily":{"time":["2026-01-01","2026-01-02","2026-01-03"],"precipitation_sum":[-0.04,-0.4,2],
             "precipitation_probability_max":[100.3,101,5]}}
            """).Report!;
        Assert.That(report.Daily.Select(day => day.PrecipitationSum), Is.EqualTo((double?[])[0, 2]), "nothing is left of the second day");
        Assert.That(report.Daily.Select(day => day.PrecipitationProbabilityMax), Is.EqualTo((double?[])[100, 5]));
        Assert.That(
            report.Rejections,
            Is.EquivalentTo((Weather.Series.Rejection[])[new(Variable.Precipitation, 1), new(Variable.PrecipitationProbability, 1)]));
    }

    [Test]
    public void Several_places_are_an_array_and_the_first_is_ours()
    {
        var report = Read(
            """[{"latitude":1,"longitude":2,"current":{"time":1767225600,"temperature_2m":7}},{"location_id":1,"current":5}]"""
        ).Report!;
        Assert.That(report.Current!.Values[Variable.Temperature], Is.EqualTo(7));
        Assert.That(report.GridPoint!.Value.Longitude, Is.EqualTo(2));
    }

    [TestCase("kn", 0.5144444)]
    [TestCase("m/s", 1)]
    [TestCase("km/h", 0.2777778)]
    [TestCase("mp/h", 0.44704)]
    public void Wind_is_read_in_the_unit_declared(string unit, double expected)
    {
        var report = Read(
            $$$"""{"hourly_units":{"wind_speed_10m":"{{{unit}}}"},"hourly":{"time":[1767225600],"wind_speed_10m":[1]}}"""
        ).Report!;
        Assert.That(report.Hourly![Variable.WindSpeed]!.Values[0], Is.EqualTo(expected).Within(1e-6));
    }

    [TestCase("furlong")]
    [TestCase("°C")]
    [TestCase("undefined")]
    public void A_variable_in_a_unit_that_cannot_measure_it_was_not_said(string unit)
    {
        var report = Read($$$"""
            {"hourly_units":{"wind_speed_10m":"{{{unit}}}"},"hourly":{"time":[1767225600],"wind_speed_10m":[1],"temperature_2m":[3]}}
            """).Report!;
        Assert.That(report.Hourly![Variable.WindSpeed], Is.Null);
        Assert.That(report.Hourly[Variable.Temperature]!.Values[0], Is.EqualTo(3));
    }

    [Test]
    public void Odd_values_were_not_said_and_impossible_ones_are_counted()
    {
        var report = Read("""
            {"hourly":{"time":[1767225600,1767229200,1767232800,1767236400,1767240000,1767243600],
             "temperature_2m":[null,"-","NaN","4.5",{"a":1},999]}}
            """).Report!;
        var values = report.Hourly![Variable.Temperature]!.Values;
        Assert.That(values, Is.EqualTo((double[])[4.5]), "the series starts at the first hour of which something was said");
        Assert.That(report.Rejections.Single(), Is.EqualTo(new Weather.Series.Rejection(Variable.Temperature, 1)));
    }

    [Test]
    public void Labels_of_a_zone_off_the_hour_are_laid_on_whole_hours()
    {
        // 00:00 and 01:00 at UTC+5:30 are 18:30 and 19:30 UTC; 19:00 lies halfway.
        var report = Read("""
            {"utc_offset_seconds":19800,"hourly":{"time":["2026-01-01T00:00","2026-01-01T01:00"],"temperature_2m":[10,12]}}
            """).Report!;
        var hourly = report.Hourly!;
        Assert.That(
            hourly.ValueAt(Variable.Temperature, hourly.Axis.IndexOf(new DateTimeOffset(2025, 12, 31, 19, 0, 0, TimeSpan.Zero))),
            Is.EqualTo(11));
    }

    [Test]
    public void One_broken_label_does_not_stretch_the_series()
    {
        var report = Read("""{"hourly":{"time":[0,1767225600,1767229200],"temperature_2m":[1,2,3]}}""").Report!;
        Assert.That(report.Hourly!.Axis, Is.EqualTo(new Weather.Series.TimeAxis(At, 2)));
    }

    [TestCase("""{"error":true,"reason":"Too many"}""", FaultKind.Refused)]
    [TestCase("""{"error":true,"reason":"No data is available for this location"}""", FaultKind.NotCovered)]
    [TestCase("""{"error":true,"reason":null}""", FaultKind.Refused)]
    [TestCase("""{"latitude":1,"longitude":2,"hourly":{"time":[]}}""", FaultKind.NotCovered)]
    [TestCase(
        """{"hourly":{"time":[1767225600,1767229200],"temperature_2m":[null,null],"weather_code":[null,null]}}""",
        FaultKind.NotCovered
    )]
    [TestCase(
        """{"hourly_units":{"temperature_2m":"undefined"},"hourly":{"time":[1767225600],"temperature_2m":[1]}}""",
        FaultKind.NotCovered
    )]
    [TestCase("""{"hourly":{"time":[1767225600],"temperature_2m":[999]}}""", FaultKind.BadPayload)]
    [TestCase("""{"hourly":{"time":["soon"],"temperature_2m":[9]}}""", FaultKind.BadPayload)]
    [TestCase("""{"hourly":{"temperature_2m":[9]}}""", FaultKind.BadPayload)]
    [TestCase("""{"latitude":1,"longitude":2}""", FaultKind.BadPayload)]
    [TestCase("""{"hourly":[1,2]}""", FaultKind.BadPayload)]
    [TestCase("[]", FaultKind.BadPayload)]
    public void What_says_nothing_is_a_fault(string body, FaultKind kind)
    {
        var reading = Read(body);
        Assert.That(reading.Report, Is.Null);
        Assert.That(reading.Fault, Is.EqualTo(kind));
        Assert.That(reading.Reason, Does.Not.Contain("Too many").And.Not.Contain("location"), "a vendor's words stay inside");
    }

    [TestCase(400, """{"error":true,"reason":"No data is available for this location"}""", FaultKind.NotCovered)]
    [TestCase(400, """[{"reason":"no data is available for this location.","error":true}]""", FaultKind.NotCovered)]
    [TestCase(400, """{"error":true,"reason":"Too many"}""", FaultKind.Refused)]
    [TestCase(400, """{"error":false,"reason":"No data is available for this location"}""", FaultKind.Refused)]
    [TestCase(400, "No data is available for this location", FaultKind.Refused)]
    [TestCase(400, "", FaultKind.Refused)]
    [TestCase(429, """{"error":true,"reason":"No data is available for this location"}""", FaultKind.RateLimited)]
    [TestCase(503, """{"error":true,"reason":"No data is available for this location"}""", FaultKind.Unavailable)]
    public void A_refusal_for_a_place_outside_the_models_does_not_cover_it_live_as_captured(int status, string body, FaultKind kind)
    {
        var reading = ProviderCatalog.MapRecorded("open-meteo", "forecast", status, Encoding.UTF8.GetBytes(body), At);
        Assert.That((reading.Fault, reading.Reason), Is.EqualTo(((FaultKind?)kind, $"answered with status {status}")));

        using var vendor = new VendorHost(
            "open-meteo",
            "OpenMeteo",
            null,
            At,
            (_, _) => Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) }),
            []);
        Assert.That(
            () => vendor.Provider.ReportAsync(new WeatherQuery(ReportKind.Forecast, new Coordinates(52.52, 13.41), null), default),
            Throws
                .TypeOf<ProviderFaultException>()
                .With.Property("Kind")
                .EqualTo(kind)
                .And.Message.EqualTo($"answered with status {status}"));
    }

    private static RecordedResult Read(string body) =>
        ProviderCatalog.MapRecorded("open-meteo", "forecast", 200, Encoding.UTF8.GetBytes(body), At);
}
