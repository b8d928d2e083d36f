using WeatherHub.Weather.Physics;

namespace WeatherHub.Weather.Tests.Physics;

internal sealed class LapseRateTests
{
    private static readonly MoistAir Mild = new(20, 10, 52.53, 19);

    [TestCase(300, 18.05, 8.44)]
    [TestCase(-300, 21.95, 11.56)]
    [TestCase(0, 20, 10)]
    public void Temperature_falls_by_65_tenths_and_the_dew_point_by_52_tenths_of_a_kelvin_per_kilometre(
        double metres,
        double temperature,
        double dewPoint)
    {
        var raised = LapseRate.Raise(Mild, metres);

        Assert.That((raised.Temperature, raised.DewPoint), Is.EqualTo((temperature, dewPoint)).Using<(double A, double B)>(
            (left, right) => Math.Abs(left.A - right.A) < 1e-9 && Math.Abs(left.B - right.B) < 1e-9));
    }

    [Test]
    public void Humidity_and_feels_like_follow_from_them()
    {
        var raised = LapseRate.Raise(Mild, 400);

        Assert.That(raised.RelativeHumidity, Is.EqualTo(Humidity.Relative(17.4, 7.92)).Within(0.05));
        Assert.That(
            raised.ApparentTemperature - Mild.ApparentTemperature,
            Is.EqualTo(Humidity.ApparentTemperature(17.4, Humidity.Relative(17.4, 7.92), 5) - Humidity.ApparentTemperature(20, 52.53, 5))
                .Within(0.01));
    }

    [Test]
    public void Air_gets_saturated_and_no_more()
    {
        var raised = LapseRate.Raise(new MoistAir(5, 4.9, 99.3, double.NaN), 500);

        Assert.That((raised.Temperature, raised.DewPoint), Is.EqualTo((1.75, 1.75)));
        Assert.That(raised.RelativeHumidity, Is.EqualTo(100).Within(0.1));
    }

    [Test]
    public void What_was_not_said_stays_so()
    {
        Assert.That(
            LapseRate.Raise(new MoistAir(double.NaN, 10, double.NaN, double.NaN), 100),
            Is.EqualTo(new MoistAir(double.NaN, 9.48, double.NaN, double.NaN)));
        Assert.That(
            LapseRate.Raise(new MoistAir(double.NaN, double.NaN, 50, 8), 100),
            Is.EqualTo(new MoistAir(double.NaN, double.NaN, 50, 7.35)));
        Assert.That(
            LapseRate.Raise(new MoistAir(10, double.NaN, 50, double.NaN), 100).RelativeHumidity,
            Is.EqualTo(50).Within(2).And.Not.EqualTo(50));
    }

    [Test]
    public void Nothing_leaves_what_is_physically_possible() =>
        Assert.That(LapseRate.Raise(new MoistAir(-89, -99.9, 40, -99), 500), Is.EqualTo(new MoistAir(-90, -100, 40, -100)).Using<MoistAir>(
            (left, right) => left with { RelativeHumidity = 0 } == right with { RelativeHumidity = 0 }));

    [TestCase(-430, -430)]
    [TestCase(8850, 8850)]
    [TestCase(-999, null)]
    [TestCase(1e6, null)]
    [TestCase(double.NaN, null)]
    [TestCase(null, null)]
    public void A_height_that_no_ground_has_is_not_said(double? height, double? expected) =>
        Assert.That(LapseRate.Possible(height), Is.EqualTo(expected));
}
