using WeatherHub.Weather.Geography;

namespace WeatherHub.Weather.Tests.Geography;

internal sealed class CoordinatesTests
{
    [TestCase(52.525, 13.405, 52.53, 13.41)]
    [TestCase(-52.525, -13.405, -52.53, -13.41)]
    [TestCase(0.004, 179.999, 0, 180)]
    public void Rounding_is_half_away_from_zero(double latitude, double longitude, double north, double east) =>
        Assert.That(new Coordinates(latitude, longitude).Rounded(2), Is.EqualTo(new Coordinates(north, east)));

    [Test]
    public void Distances_are_great_circles()
    {
        var berlin = new Coordinates(52.52, 13.405);
        Assert.That(berlin.DistanceTo(new Coordinates(48.8566, 2.3522)), Is.EqualTo(877_500).Within(1000), "Paris");
        Assert.That(berlin.DistanceTo(berlin), Is.Zero);
        Assert.That(new Coordinates(0, 179.5).DistanceTo(new Coordinates(0, -179.5)), Is.EqualTo(111_195).Within(10), "across the date line");
        Assert.That(new Coordinates(90, 0).DistanceTo(new Coordinates(-90, 77)), Is.EqualTo(20_015_115).Within(100), "half the globe");
    }
}
