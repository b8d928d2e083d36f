using WeatherHub.TestKit;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Tests.OpenMeteo;

/// <summary>Values read off the captured answers by hand.</summary>
public sealed class OpenMeteoPayloadTests
{
    private static readonly DateTimeOffset At = new(2026, 5, 11, 22, 31, 0, TimeSpan.Zero);

    [Test]
    public void Sums_probabilities_and_gusts_cover_the_hour_before_their_label_and_instants_stay()
    {
        // 2025-07-31T16:00 GMT: precipitation 1.2 mm, probability 54 %, gusts 38.2 km/h, temperature 19.1 °C; at 17:00 1.2 mm and 18.4 °C.
        var report = Read("forecast--berlin-all-params.json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Value(report, Variable.Precipitation, "2025-07-31T15:00Z"), Is.EqualTo(1.2));
            Assert.That(Value(report, Variable.Precipitation, "2025-07-31T14:00Z"), Is.EqualTo(0.9));
            Assert.That(Value(report, Variable.PrecipitationProbability, "2025-07-31T15:00Z"), Is.EqualTo(54));
            Assert.That(Value(report, Variable.WindGust, "2025-07-31T15:00Z"), Is.EqualTo(38.2 / 3.6).Within(1e-9));
            Assert.That(Value(report, Variable.Temperature, "2025-07-31T16:00Z"), Is.EqualTo(19.1));
            Assert.That(
                report.Hourly!.Axis.Start,
                Is.EqualTo(Time("2025-07-26T23:00Z")),
                "the first label's sums cover the hour before it");
            Assert.That(report.Lineage[0], Is.EqualTo("dwd-icon"));
            Assert.That(report.Elevation, Is.EqualTo(38));
        }
    }

    [Test]
    public void Units_and_local_times_are_read_as_the_answer_declares_them()
    {
        // 05:00 at UTC-5: 36.2 °F, 82 %, wind 4.2 mph, gusts 10.5 mph, probability 10 %, visibility 26247 ft.
        var report = Read("forecast--new-york-hourly.json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Value(report, Variable.Temperature, "2025-01-15T10:00Z"), Is.EqualTo(2.3333).Within(1e-4));
            Assert.That(Value(report, Variable.RelativeHumidity, "2025-01-15T10:00Z"), Is.EqualTo(82));
            Assert.That(Value(report, Variable.WindSpeed, "2025-01-15T10:00Z"), Is.EqualTo(1.877568).Within(1e-9));
            Assert.That(Value(report, Variable.WindGust, "2025-01-15T09:00Z"), Is.EqualTo(4.69392).Within(1e-9));
            Assert.That(Value(report, Variable.PrecipitationProbability, "2025-01-15T09:00Z"), Is.EqualTo(10));
            Assert.That(Value(report, Variable.Visibility, "2025-01-15T10:00Z"), Is.EqualTo(26247 * 0.3048).Within(1e-6));
            Assert.That(report.Lineage[0], Is.EqualTo("ncep-gfs"));
        }
    }

    [Test]
    public void Unix_times_and_the_names_of_older_versions_are_understood()
    {
        var report = Read("forecast--munich-unixtime-legacy-current-weather.json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Hourly!.Axis.Start, Is.EqualTo(Time("2026-02-06T23:00Z")));
            Assert.That(Value(report, Variable.Temperature, "2026-02-06T23:00Z"), Is.EqualTo(6.4));
            Assert.That(Value(report, Variable.WindSpeed, "2026-02-06T23:00Z"), Is.EqualTo(9.4 / 3.6).Within(1e-9));
            Assert.That(Value(report, Variable.RelativeHumidity, "2026-02-06T23:00Z"), Is.EqualTo(83));
            Assert.That(report.Current!.Time, Is.EqualTo(Time("2026-02-07T15:15Z")));
            Assert.That(report.Current.Values[Variable.Temperature], Is.EqualTo(8.5));
            Assert.That(report.Current.Values[Variable.WindSpeed], Is.EqualTo(4.7 / 3.6).Within(1e-9));
            Assert.That(report.Current.Values[Variable.WindDirection], Is.EqualTo(9));
            Assert.That(report.Current.Condition, Is.EqualTo(Condition.PartlyCloudy));
            Assert.That(report.Daily[0].Date, Is.EqualTo(new DateOnly(2026, 2, 7)), "the local date: the offset is added to the Unix time");
            Assert.That((report.Daily[0].TemperatureMax, report.Daily[0].TemperatureMin), Is.EqualTo((9.5, 4.7)));
        }
    }

    [Test]
    public void The_present_alone_is_a_reading_of_a_model()
    {
        // 23:30 at UTC+1: 47.3 °F, wind 5.1 mph, visibility 92454.07 ft.
        var report = Read("forecast--london-current.json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Kind, Is.EqualTo(ReportKind.Current));
            Assert.That(report.Hourly, Is.Null);
            Assert.That(report.Current!.Kind, Is.EqualTo(ReadingKind.Model));
            Assert.That(report.Current.Time, Is.EqualTo(Time("2026-05-11T22:30Z")));
            Assert.That(report.Current.Values[Variable.Temperature], Is.EqualTo(8.5).Within(1e-9));
            Assert.That(report.Current.Values[Variable.WindSpeed], Is.EqualTo(5.1 * 0.44704).Within(1e-9));
            Assert.That(report.Current.Values[Variable.Visibility], Is.EqualTo(28180.0).Within(0.01));
            Assert.That(report.Current.Values[Variable.PressureMsl], Is.EqualTo(1016.2));
            Assert.That(report.Current.Condition, Is.EqualTo(Condition.Clear));
        }
    }

    [Test]
    public void Three_millimetres_in_the_last_quarter_are_no_twelve_in_the_past_hour()
    {
        var report = Read("forecast--present-of-a-quarter.json");
        Assert.That(report.Current!.Values.Keys, Is.EqualTo((Variable[])[Variable.Temperature]));
        Assert.That(Value(report, Variable.Precipitation, "2026-03-02T11:00Z"), Is.EqualTo(3));
    }

    [Test]
    public void Amounts_a_breath_below_zero_are_zero_and_lower_ones_are_dropped_and_counted()
    {
        var report = Read("forecast--amounts-about-zero.json");
        Assert.That(report.Hourly![Variable.Precipitation]!.Values, Is.EqualTo((double[])[0.2, 0, double.NaN, 0, 0, 0]));
        Assert.That(report.Hourly[Variable.Snowfall]!.Values, Is.EqualTo((double[])[0.1, 0, double.NaN, 0, 0, 0]));
        Assert.That(
            report.Rejections,
            Is.EquivalentTo((Weather.Series.Rejection[])[new(Variable.Precipitation, 1), new(Variable.Snowfall, 1)]));
    }

    [Test]
    public void Shares_a_breath_above_all_are_all_and_higher_ones_are_dropped_and_counted()
    {
        var report = Read("forecast--humidity-about-100.json");
        Assert.That(
            report.Hourly![Variable.RelativeHumidity]!.Values[^6..],
            Is.EqualTo((double[])[100, 100, 100, double.NaN, 99, 0]),
            "102.1 is dropped, not guessed");
        Assert.That(report.Hourly[Variable.CloudCover]!.Values[^6..], Is.EqualTo((double[])[100, 100, double.NaN, 0, double.NaN, 50]));
        Assert.That(report.Hourly[Variable.PrecipitationProbability]!.Values[..6], Is.EqualTo((double[])[100, 0, 0, double.NaN, 3, 100]));
        Assert.That(report.Rejections, Is.EquivalentTo((Weather.Series.Rejection[])
            [new(Variable.RelativeHumidity, 1), new(Variable.CloudCover, 2), new(Variable.PrecipitationProbability, 1)]));
    }

    [Test]
    public void Days_alone_are_days()
    {
        var report = Read("forecast--new-york-daily-extended.json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Hourly, Is.Null);
            Assert.That(report.Daily, Has.Count.EqualTo(16));
            Assert.That(report.Daily[2].Date, Is.EqualTo(new DateOnly(2025, 1, 17)));
            Assert.That(report.Daily[2].TemperatureMax, Is.EqualTo(7.3333).Within(1e-4));
            Assert.That(report.Daily[2].Condition, Is.EqualTo(Condition.RainLight));
            Assert.That(report.Daily[2].PrecipitationSum, Is.Null);
        }
    }

    [Test]
    public void Conditions_alone_are_hours_too()
    {
        var report = Read("forecast--berlin-minutely15-current-hourly-daily.json");
        Assert.That(report.Hourly!.ConditionAt(0), Is.Not.Null);
        Assert.That(report.Current!.Condition, Is.EqualTo(Condition.Overcast));
    }

    private static Report Read(string file) =>
        ProviderCatalog.MapRecorded("open-meteo", "forecast", 200, Payloads.Named("OpenMeteo", file).Body, At).Report!;

    private static double Value(Report report, Variable variable, string at) =>
        report.Hourly!.ValueAt(variable, report.Hourly.Axis.IndexOf(Time(at)));

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, null, System.Globalization.DateTimeStyles.AssumeUniversal);
}
