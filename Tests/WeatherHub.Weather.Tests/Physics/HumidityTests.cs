using WeatherHub.Weather.Physics;

namespace WeatherHub.Weather.Tests.Physics;

internal sealed class HumidityTests
{
    [TestCase(20, 50, 9.27)]
    [TestCase(30, 80, 26.16)]
    [TestCase(-10, 70, -14.38)]
    [TestCase(15, 100, 15)]
    public void Dew_point_follows_from_temperature_and_humidity(double temperature, double humidity, double expected) =>
        Assert.That(Humidity.DewPoint(temperature, humidity), Is.EqualTo(expected).Within(0.1));

    [Test]
    public void Dew_point_and_humidity_are_inverse([Values(-30, 0, 25, 45)] double temperature, [Values(5, 40, 99)] double humidity) =>
        Assert.That(Humidity.Relative(temperature, Humidity.DewPoint(temperature, humidity)), Is.EqualTo(humidity).Within(1e-6));

    [Test]
    public void A_dew_point_is_never_above_the_temperature_nor_humidity_outside_its_scale()
    {
        Assert.That(Humidity.DewPoint(20, 130), Is.EqualTo(20));
        Assert.That(Humidity.DewPoint(20, 0), Is.InRange(-80.0, -50.0));
        Assert.That(Humidity.Relative(10, 12), Is.EqualTo(100));
    }

    [Test]
    public void Wind_cools_and_moisture_warms()
    {
        var calm = Humidity.ApparentTemperature(30, 50, 0);
        Assert.That(Humidity.ApparentTemperature(30, 50, 10), Is.EqualTo(calm - 7).Within(1e-9));
        Assert.That(Humidity.ApparentTemperature(30, 90, 0), Is.GreaterThan(calm + 4));
    }

    [Test]
    public void What_is_not_known_makes_nothing_known()
    {
        Assert.That(Humidity.DewPoint(double.NaN, 50), Is.NaN);
        Assert.That(Humidity.DewPoint(20, double.NaN), Is.NaN);
        Assert.That(Humidity.Relative(20, double.NaN), Is.NaN);
        Assert.That(Humidity.ApparentTemperature(20, 50, double.NaN), Is.NaN);
    }

    [Test]
    public void Sea_level_pressure_grows_with_height()
    {
        Assert.That(Pressure.AtSeaLevel(1000, 0, 15), Is.EqualTo(1000).Within(1e-9));
        Assert.That(Pressure.AtSeaLevel(954.6, 500, 11.75), Is.EqualTo(1013.25).Within(0.3), "the standard atmosphere at 500 m");
    }
}
