using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Weather.Tests.Geography;

internal sealed class CoordinatesTests
{
    [TestCase(52.525, 13.405, 52.53, 13.41)]
    [TestCase(-52.525, -13.405, -52.53, -13.41)]
    [TestCase(0.004, 179.999, 0, 180)]
    public void Rounding_is_half_away_from_zero(double latitude, double longitude, double north, double east) =>
        Assert.That(new Coordinates(latitude, longitude).Rounded(2), Is.EqualTo(new Coordinates(north, east)));

    [TestCase(10, -180, 10, 180, TestName = "The_antimeridian_has_one_name")]
    [TestCase(90, -77, 90, 0, TestName = "The_north_pole_has_no_longitude")]
    [TestCase(-90, 180, -90, 0, TestName = "The_south_pole_has_no_longitude")]
    [TestCase(-0.0, -0.0, 0, 0, TestName = "Zero_has_no_sign")]
    [TestCase(89.99, -179.99, 89.99, -179.99, TestName = "A_place_beside_them_keeps_its_own_name")]
    public void A_point_has_one_canonical_name(double latitude, double longitude, double north, double east)
    {
        var canonical = new Coordinates(latitude, longitude).Canonical();

        Assert.That(canonical, Is.EqualTo(new Coordinates(north, east)));
        Assert.That((double.IsNegative(canonical.Latitude), double.IsNegative(canonical.Longitude)), Is.EqualTo((north < 0, east < 0)));
    }

    [Test]
    public void A_point_can_be_written_down() =>
        Assert.That($"{new Coordinates(52.5, 13.4)}", Is.EqualTo("Coordinates { Latitude = 52.5, Longitude = 13.4 }"));

    [TestCase(0, -179.996)]
    [TestCase(0, 179.996)]
    [TestCase(0, 180)]
    [TestCase(0, -180)]
    [TestCase(-0.004, -180)]
    public void A_cell_on_the_antimeridian_has_one_name_from_whichever_side_it_is_reached(double latitude, double longitude) =>
        Assert.That(new Coordinates(latitude, longitude).Rounded(2), Is.EqualTo(new Coordinates(0, 180)));

    [TestCase(89.996, 10)]
    [TestCase(89.995, -180)]
    [TestCase(90, 0)]
    public void A_cell_at_a_pole_has_no_longitude(double latitude, double longitude) =>
        Assert.That(new Coordinates(latitude, longitude).Rounded(2), Is.EqualTo(new Coordinates(90, 0)));

    [TestCase(180)]
    [TestCase(-180)]
    public void A_box_that_touches_the_antimeridian_holds_it_by_either_name(double longitude)
    {
        var place = new Coordinates(52, longitude);
        Coverage.Box[] boxes = [new(50, 171.5, 72, -129), new(50, -180, 72, -129), new(50, 172, 56, 180)];

        Assert.That(boxes, Has.All.Matches<Coverage.Box>(box => box.Contains(place)));
        Assert.That(new Coverage.Box(50, 5, 56, 15).Contains(place), Is.False);
    }

    [Test]
    public void Distances_are_great_circles()
    {
        var berlin = new Coordinates(52.52, 13.405);
        Assert.That(berlin.DistanceTo(new Coordinates(48.8566, 2.3522)), Is.EqualTo(877_500).Within(1000), "Paris");
        Assert.That(berlin.DistanceTo(berlin), Is.Zero);
        Assert.That(
            new Coordinates(0, 179.5).DistanceTo(new Coordinates(0, -179.5)),
            Is.EqualTo(111_195).Within(10),
            "across the date line");
        Assert.That(new Coordinates(90, 0).DistanceTo(new Coordinates(-90, 77)), Is.EqualTo(20_015_115).Within(100), "half the globe");
    }
}
