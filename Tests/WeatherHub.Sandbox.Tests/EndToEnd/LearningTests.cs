using System.Text.Json.Nodes;
using WeatherHub.Sandbox.Tests.Assessment;
using WeatherHub.Verification.Learning;

namespace WeatherHub.Sandbox.Tests.EndToEnd;

/// <summary>The real hub learns of simulated vendors, one of which has a fault.</summary>
internal sealed class LearningTests
{
    private const string Berlin = "lat=52.52&lon=13.41";

    [Test]
    public async Task A_vendor_ten_degrees_off_is_corrected_and_named_after_twenty_verifications()
    {
        await using var rig = await SandboxFixture.HubAsync(noise: 1);
        await rig.SetFaultsAsync("met-norway", """{ "offset": 10 }""");
        for (var hour = 0; hour < 24; hour++)
        {
            await rig.JsonAsync($"/v1/forecast?{Berlin}");
            await rig.Get<VerificationCycle>().RunAsync();
            await rig.PostAsync("/_sandbox/clock", """{ "advanceSeconds": 3600 }""");
        }

        var skill = await rig.JsonAsync($"/v1/skill?{Berlin}&field=temperature&lead=3");
        var here = skill["fields"]![0]!["leads"]![0]!["here"]!;
        Assert.That(skill["n"]!.GetValue<int>(), Is.GreaterThanOrEqualTo(20));
        Assert.That(skill["learning"]!.GetValue<bool>(), Is.False);
        Assert.That(Of(here, "met-norway")["bias"]!.GetValue<double>(), Is.EqualTo(10).Within(2));
        Assert.That(Math.Abs(Of(here, "open-meteo")["bias"]!.GetValue<double>()), Is.LessThan(3));

        var answer = await rig.JsonAsync($"/v1/hourly?{Berlin}&fields=temperature");
        var warnings = answer["status"]!["warnings"]!.AsArray();
        Assert.That(
            warnings.Select(warning => (warning!["code"]!.GetValue<string>(), warning["provider"]?.GetValue<string>())),
            Does.Contain(("vendor_biased", "met-norway")));

        var healthy = 0.0;
        foreach (var vendor in Places.VendorsOf(SandboxFixture.Berlin).Where(id => id != "met-norway"))
            healthy = Math.Max(healthy, await ErrorAsync(rig, $"&mode=single&providers={vendor}"));
        Assert.That(await ErrorAsync(rig, ""), Is.LessThanOrEqualTo(1.04 * healthy + 0.05), "no worse than the worse of those in health");
    }

    private static async Task<double> ErrorAsync(SandboxFixture rig, string how)
    {
        var answer = await rig.JsonAsync($"/v1/hourly?{Berlin}&hours=6&fields=temperature{how}");
        var hourly = answer["hourly"]!;
        return Enumerable.Range(0, 6).Average(hour => Math.Abs(
            hourly["temperature"]![hour]!.GetValue<double>()
            - rig.Truth(SandboxFixture.Berlin, hourly["time"]![hour]!.GetValue<DateTimeOffset>(), Weather.Units.Variable.Temperature)));
    }

    private static JsonNode Of(JsonNode scores, string vendor) =>
        scores["providers"]!.AsArray().Single(provider => provider!["id"]!.GetValue<string>() == vendor)!;
}
