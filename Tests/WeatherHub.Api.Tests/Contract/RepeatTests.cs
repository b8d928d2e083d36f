namespace WeatherHub.Api.Tests.Contract;

internal sealed class RepeatTests
{
    [Test]
    public async Task The_desk_hears_of_answers_that_are_served_without_it_but_not_of_each()
    {
        await using var hub = new ContractHub();
        for (var times = 0; times < 10; times++) (await hub.GetAsync("/v1/forecast?lat=52.52&lon=13.41")).Dispose();
        hub.Clock.Advance(TimeSpan.FromSeconds(1));
        (await hub.GetAsync("/v1/forecast?lat=52.52&lon=13.41")).Dispose();

        Assert.That(hub.Asked, Has.Count.EqualTo(1));
        Assert.That(hub.Repeated.Select(repeat => repeat.Times), Is.EqualTo(new[] { 1, 9 }));
        Assert.That(hub.Repeated.Select(repeat => repeat.Request.Place.Latitude), Has.All.EqualTo(52.52));
    }
}
