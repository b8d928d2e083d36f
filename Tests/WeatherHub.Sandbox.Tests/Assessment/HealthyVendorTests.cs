namespace WeatherHub.Sandbox.Tests.Assessment;

/// <summary>Vendors that err as usual are not discredited, and one that was is heard again once it is well.</summary>
internal sealed class HealthyVendorTests
{
    private const string Day = """{ "advanceSeconds": 100800 }""";

    [Test]
    public async Task Nobody_is_discredited_for_usual_errors([Values(1, 2, 3)] int seed)
    {
        await using var rig = await SandboxFixture.HubAsync(noise: 1, seed);
        var partial = new List<string>();
        for (var round = 0; round < 2; round++)
        {
            foreach (var place in Places.World.Concat(Places.Germany).Concat(Places.States))
                if ((await JudgedAnswer.RequestAsync(rig, place)).IsPartial)
                    partial.Add($"{place.Latitude}, {place.Longitude} in round {round}");
            await rig.PostAsync("/_sandbox/clock", Day);
        }

        Assert.That(partial, Is.Empty);
    }

    [Test]
    public async Task Nobody_is_shifted_for_usual_errors_where_one_of_two_says_no_radiation([Values(1, 2, 3)] int seed)
    {
        await using var rig = await SandboxFixture.HubAsync(noise: 1, seed);
        var partial = new List<string>();
        for (var round = 0; round < 2; round++)
        {
            foreach (var place in Places.States)
                foreach (var other in Places.Beside)
                    if ((await JudgedAnswer.RequestAsync(rig, place, $"&providers=nws,{other}")).IsPartial)
                        partial.Add($"{place.Latitude}, {place.Longitude} with {other} in round {round}");
            await rig.PostAsync("/_sandbox/clock", Day);
        }

        Assert.That(partial, Is.Empty);
    }

    [TestCase("""{ "units": "wrong" }""")]
    [TestCase("""{ "offset": 10 }""")]
    [TestCase("""{ "shiftHours": 3 }""")]
    [TestCase("""{ "stuck": true }""")]
    public async Task A_vendor_that_heals_is_whole_again_in_the_next_answer_after_its_refresh(string faults)
    {
        await using var rig = await SandboxFixture.HubAsync(noise: 1);
        await rig.SetFaultsAsync("open-meteo", faults);
        var place = Places.World[0];
        Assert.That((await JudgedAnswer.RequestAsync(rig, place)).Discredited, Is.EqualTo(new[] { "open-meteo" }));

        await rig.SetFaultsAsync("open-meteo", "{}");
        await rig.PostAsync("/_sandbox/clock", Day);

        var healed = await JudgedAnswer.RequestAsync(rig, place);
        Assert.That((healed.IsPartial, healed.Discredited), Is.EqualTo((false, Array.Empty<string>())));
        Assert.That(healed.PartsOf("open-meteo", ["temperature"]), Has.Some.StartsWith("hourly").And.Some.StartsWith("daily"));
    }
}
