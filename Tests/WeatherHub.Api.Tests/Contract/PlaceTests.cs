namespace WeatherHub.Api.Tests.Contract;

/// <summary>What a place is called.</summary>
internal sealed class PlaceTests
{
    private ContractHub hub = null!;

    [SetUp]
    public void Start() => hub = new ContractHub();

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [TestCase("lat=0&lon=-180", "lat=0&lon=180", "180")]
    [TestCase("lat=12&lon=-179.99999", "lat=12&lon=180", "180")]
    [TestCase("lat=90&lon=10", "lat=90&lon=0", "0")]
    [TestCase("lat=90&lon=-180", "lat=90&lon=77.5", "0")]
    [TestCase("lat=-90&lon=180", "lat=-89.99999&lon=-33", "0")]
    [TestCase("lat=-0&lon=-0", "lat=0&lon=0", "0")]
    [TestCase("lat=-0.00001&lon=-0.00001", "lat=0&lon=0.00001", "0")]
    public async Task One_point_has_one_answer_whatever_its_coordinates_are_called(string one, string other, string longitude)
    {
        using var first = await hub.GetAsync($"/v1/forecast?{one}");
        using var second = await hub.GetAsync($"/v1/forecast?{other}");

        Assert.That(await second.Content.ReadAsByteArrayAsync(), Is.EqualTo(await first.Content.ReadAsByteArrayAsync()));
        Assert.That((second.Header("ETag"), hub.Asked.Count), Is.EqualTo((first.Header("ETag"), 1)));
        var location = (await first.JsonAsync())["location"]!;
        Assert.That(location["longitude"]!.ToJsonString(), Is.EqualTo(longitude), "what is echoed is the point's one name");
        Assert.That(location["cell"]!["longitude"]!.ToJsonString(), Is.EqualTo(longitude));
    }

    [Test]
    public async Task Places_beside_the_antimeridian_and_a_pole_share_the_cell_there()
    {
        string[] cells = [];
        foreach (var place in (string[])["lat=3&lon=179.9951", "lat=3&lon=-179.9951", "lat=89.9951&lon=10", "lat=89.9951&lon=-100"])
        {
            using var response = await hub.GetAsync($"/v1/current?{place}");
            var cell = (await response.JsonAsync())["location"]!["cell"]!;
            cells = [.. cells, $"{cell["latitude"]!.ToJsonString()} {cell["longitude"]!.ToJsonString()}"];
        }

        Assert.That(cells, Is.EqualTo(["3 180", "3 180", "90 0", "90 0"]));
    }
}
