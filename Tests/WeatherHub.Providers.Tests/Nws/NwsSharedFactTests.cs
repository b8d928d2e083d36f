using WeatherHub.Providers.Nws.Points;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Providers.Tests.Nws;

public sealed class NwsSharedFactTests
{
    [Test]
    public void A_gridpoint_is_read_as_it_was_written() =>
        Assert.That(NwsGridpoint.Read(new NwsGridpoint("LOT", 76, 73).ToString()), Is.EqualTo(new NwsGridpoint("LOT", 76, 73)));

    [TestCase("")]
    [TestCase("/0/0")]
    [TestCase("LOT/76")]
    [TestCase("LOT/x/73")]
    [TestCase("LOT/-1/73")]
    [TestCase("../76/73")]
    [TestCase("LOT/76/73/1")]
    public void Nothing_else_is_a_gridpoint(string text) => Assert.That(NwsGridpoint.Read(text), Is.Null);

    [Test]
    public void Stations_are_read_as_they_were_written()
    {
        NwsStation[] stations =
        [
            new("KNYC", "Central Park", new Coordinates(40.78, -73.97), 46.9, 1234.5),
            new("KLGA", null, null, null, null),
        ];
        Assert.That(NwsStation.Read(NwsStation.Write(stations)), Is.EqualTo(stations));
    }

    [TestCase("nonsense")]
    [TestCase("""{"features":[{"properties":{"stationIdentifier":"K/../X"}}]}""")]
    public void A_station_that_must_not_enter_a_path_does_not_come_in_that_way_either(string text) =>
        Assert.That(NwsStation.Read(text), Is.Null.Or.Empty);
}
