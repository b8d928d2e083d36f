using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Tests.Consensus;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Reports;

internal sealed class HeightCorrectionTests
{
    private static readonly ReferenceHeight Summit = new(600, IsAsked: true);

    [Test]
    public void Hours_the_present_and_a_vendors_own_days_are_all_brought_to_the_height()
    {
        var report = Sample.Steady("a", (Variable.Temperature, 10), (Variable.PressureMsl, 1013)) with
        {
            Elevation = 200,
            Current = Sample.Reading("a", ReadingKind.Model, 5, null, null, (Variable.Temperature, 11), (Variable.WindSpeed, 4)).Current,
            Daily = [new DailyOutlook { Date = new DateOnly(2026, 8, 30), TemperatureMax = 20, TemperatureMin = 12, WindSpeedMax = 9 }],
        };

        var (brought, leftOut) = HeightCorrection.Bring(report, Summit);

        Assert.That(brought.Hourly![Variable.Temperature]!.Values, Is.All.EqualTo(7.4).Within(1e-9));
        Assert.That(
            brought.Hourly[Variable.PressureMsl]!.Values,
            Is.All.EqualTo(1013),
            "pressure at sea level is that, whatever the height");
        Assert.That((brought.Current!.Values[Variable.Temperature], brought.Current.Values[Variable.WindSpeed]), Is.EqualTo((8.4, 4.0)));
        Assert.That(brought.Daily[0], Is.EqualTo(report.Daily[0] with { TemperatureMax = 17.4, TemperatureMin = 9.4 }));
        Assert.That((brought.Elevation, leftOut), Is.EqualTo(((double?)600, (double?)null)));
        Assert.That(report.Hourly![Variable.Temperature]!.Values, Is.All.EqualTo(10), "the cached report stays as it is");
    }

    [TestCase(100, 6.75)]
    [TestCase(1100, 13.25)]
    public void Up_to_five_hundred_metres_are_corrected(double own, double expected) =>
        Assert.That(Temperature(Bring(own)), Is.EqualTo(expected).Within(1e-9));

    [TestCase(99.5, -500.5)]
    [TestCase(1101, 501)]
    public void Beyond_that_temperature_and_what_follows_from_it_are_left_out(double own, double difference)
    {
        var (brought, leftOut) = Bring(own);

        Assert.That(brought.Hourly![Variable.Temperature], Is.Null);
        Assert.That(brought.Hourly[Variable.RelativeHumidity], Is.Null);
        Assert.That(brought.Hourly[Variable.WindSpeed]!.Values, Is.All.EqualTo(3));
        Assert.That(leftOut, Is.EqualTo(difference));
    }

    [TestCase(null)]
    [TestCase(-9999.0)]
    public void A_height_that_nobody_says_cannot_be_brought_to_the_one_asked_for(double? own)
    {
        Assert.That(Bring(own).Report.Hourly![Variable.Temperature], Is.Null);
        Assert.That(Bring(own).LeftOut, Is.NaN);
        var report = Report(own);
        Assert.That(
            HeightCorrection.Bring(report, Summit with { IsAsked = false }),
            Is.EqualTo(new HeightCorrected(report, null)),
            "and stays where nobody asks for one");
    }

    [Test]
    public void Hours_of_several_stations_are_each_brought_from_their_own_height()
    {
        var report = Report(300);
        double[] heights = [600, 500, 50, double.NaN];
        report = report with { Hourly = report.Hourly!.With((_, column) => column, [.. heights, .. Enumerable.Repeat(600.0, 68)]) };

        var (brought, leftOut) = HeightCorrection.Bring(report, Summit);

        Assert.That(
            brought.Hourly![Variable.Temperature]!.Values.Take(5),
            Is.EqualTo(new[] { 10, 9.35, double.NaN, 8.05, 10 }).Within(1e-9));
        Assert.That(leftOut, Is.EqualTo(-550));
    }

    [Test]
    public void What_is_for_that_height_already_stays_the_very_same_report()
    {
        var report = Report(600);
        Assert.That(HeightCorrection.Bring(report, Summit).Report, Is.SameAs(report));
        Assert.That(HeightCorrection.Bring(Report(9), null).Report.Elevation, Is.EqualTo(9));
    }

    [Test]
    public void A_station_speaks_for_its_own_height()
    {
        var reading = Sample.Reading("a", ReadingKind.Observation, 5, null, 900, (Variable.Temperature, 10));
        reading = reading with { Current = reading.Current! with { Station = reading.Current.Station! with { Elevation = 500 } } };
        Assert.That(HeightCorrection.Bring(reading, Summit).Report.Current!.Values[Variable.Temperature], Is.EqualTo(9.35).Within(1e-9));
    }

    private static HeightCorrected Bring(double? own) => HeightCorrection.Bring(Report(own), Summit);

    private static Report Report(double? own) =>
        Sample.Steady("a", (Variable.Temperature, 10), (Variable.RelativeHumidity, 60), (Variable.WindSpeed, 3)) with { Elevation = own };

    private static double Temperature(HeightCorrected corrected) => corrected.Report.Hourly!.ValueAt(Variable.Temperature, 0);
}
