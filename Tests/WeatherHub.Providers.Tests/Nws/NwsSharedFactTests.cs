using WeatherHub.Providers.Nws;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Providers.Tests.Nws;

public sealed class NwsSharedFactTests
{
    [Test]
    public void A_square_is_read_as_it_was_written()
    {
        Assert.That(NwsGridpoint.Read(new NwsGridpoint("LOT", 76, 73).ToString()), Is.EqualTo(new NwsGridpoint("LOT", 76, 73)));
        Assert.That(NwsGridpoint.Read(NwsGridpoint.Nowhere.ToString()), Is.EqualTo(NwsGridpoint.Nowhere));
    }

    [TestCase("")]
    [TestCase("LOT/76")]
    [TestCase("LOT/x/73")]
    [TestCase("LOT/-1/73")]
    [TestCase("../76/73")]
    [TestCase("LOT/76/73/1")]
    public void Nothing_else_is_a_square(string spelled) => Assert.That(NwsGridpoint.Read(spelled), Is.Null);

    [Test]
    public void Stations_are_read_as_they_were_written()
    {
        NwsStation[] stations =
        [
            new()
            {
                Geometry = new NwsGeometry(new Coordinates(40.78, -73.97)),
                Properties = new NwsStationProperties
                {
                    StationIdentifier = "KNYC",
                    Name = "Central Park",
                    Elevation = new NwsQuantity { UnitCode = "wmoUnit:m", Value = 46.9 },
                    Distance = new NwsQuantity { UnitCode = "wmoUnit:m", Value = 1234.5 },
                },
            },
            new() { Properties = new NwsStationProperties { StationIdentifier = "KLGA" } },
        ];
        Assert.That(NwsStationWords.Read(NwsStationWords.Write(stations)), Is.EqualTo(stations));
    }

    [TestCase("nonsense")]
    [TestCase("""{"features":[{"properties":{"stationIdentifier":"K/../X"}}]}""")]
    public void A_station_that_must_not_enter_a_path_does_not_come_in_that_way_either(string spelled) =>
        Assert.That(NwsStationWords.Read(spelled), Is.Null.Or.Empty);
}
