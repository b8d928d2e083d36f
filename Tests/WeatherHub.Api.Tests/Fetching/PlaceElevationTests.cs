using WeatherHub.Api.Fetching;
using WeatherHub.TestKit;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Fetching;

internal sealed class PlaceElevationTests
{
    private static readonly ManualTimeProvider Clock = new();

    private static readonly PlaceElevation Heights = new([Vendor("grid", takesElevation: false), Vendor("terrain", takesElevation: true)]);

    [Test]
    public void What_the_caller_gives_counts() =>
        Assert.That(Heights.Of(1200, [Report("terrain", 40)]), Is.EqualTo(new ReferenceHeight(1200, IsAsked: true)));

    [Test]
    public void Else_the_ground_of_a_vendor_with_a_terrain_model() =>
        Assert.That(Heights.Of(null, [Report("grid", 90), Report("terrain", 40)]), Is.EqualTo(new ReferenceHeight(40, IsAsked: false)));

    [Test]
    public void Else_a_grid_point_before_a_station() =>
        Assert.That(
            Heights.Of(null, [Report("grid", 60, ReportKind.Current), Report("grid", 90)]),
            Is.EqualTo(new ReferenceHeight(90, IsAsked: false)));

    [TestCase(-501)]
    [TestCase(9001)]
    [TestCase(double.NaN)]
    public void A_height_that_no_ground_has_is_nobodys(double height) =>
        Assert.That(Heights.Of(null, [Report("terrain", height), Report("grid", null)]), Is.Null);

    [Test]
    public async Task The_desk_merges_for_that_height()
    {
        using var fixture = new FetchingFixture(vendors: 2);
        fixture.Vendors[0].Answers = (query, _) => Task.FromResult(fixture.Vendors[0].Report(query) with { Elevation = 812 });
        Assert.That((await fixture.RequestAsync()).Forecast!.Elevation, Is.EqualTo(812));
        Assert.That((await fixture.RequestAsync(Sample.Request() with { Elevation = 500 })).Forecast!.Elevation, Is.EqualTo(500));
    }

    private static FakeProvider Vendor(string id, bool takesElevation)
    {
        var vendor = new FakeProvider(id, Clock);
        vendor.Profile = vendor.Profile with { TakesElevation = takesElevation };
        return vendor;
    }

    private static Report Report(string provider, double? elevation, ReportKind? kind = null) =>
        Sample.Report(provider, kind ?? ReportKind.Forecast, Clock.GetUtcNow(), Clock.GetUtcNow()) with { Elevation = elevation };
}
