using WeatherHub.Lab.Catalogue;
using WeatherHub.Lab.Drills.Processes;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Lab.Tests.Drills;

internal sealed class VendorsTests
{
    [Test]
    public void Drills_have_several_vendors_one_of_which_can_be_counted()
    {
        Assert.That(Vendors.Here, Has.Length.GreaterThan(2).And.Contain(Vendors.OfOneCall));
        Assert.That(CatalogueVendors.Covering(new Coordinates(0, -30)).Count(), Is.LessThan(CatalogueVendors.All.Count));
    }
}
