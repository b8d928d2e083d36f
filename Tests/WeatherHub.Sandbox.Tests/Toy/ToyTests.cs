using System.Text.Json.Nodes;
using WeatherHub.Providers;
using WeatherHub.Providers.Tests.Toy;
using WeatherHub.Sandbox.Hosting;
using WeatherHub.Sandbox.Simulation;
using WeatherHub.Sandbox.Vendors;

namespace WeatherHub.Sandbox.Tests.Toy;

/// <summary>
/// A vendor that nothing but its own folder and its entry knows: the sandbox simulates it, and the hub merges it with the others.
/// </summary>
internal sealed class ToyTests
{
    [Test]
    public void Every_vendor_of_the_catalogue_is_simulated_and_no_other()
    {
        var simulated = new SimulatedVendors(new SimulatedWeather(1), 0, new SandboxClock(TimeProvider.System)).Vendors;
        Assert.That(simulated.Select(vendor => (vendor.Dialect.Id, vendor.Section)), Is.EquivalentTo(ProviderCatalog.Vendors));
    }

    [Test]
    public async Task A_vendor_of_its_own_folder_is_simulated_and_merged()
    {
        var options = SandboxOptions.Parse([
            "--urls",
            "http://127.0.0.1:0",
            "--noise",
            "0",
            "--Logging:LogLevel:Default=None",
            "--Hub:FanOut:Deadline=00:00:03",
        ]);
        await using var sandbox = await SandboxHost.StartAsync(
            options,
            new SandboxClock(TimeProvider.System),
            [new ToyDialect()],
            builder => ToyProvider.Registration.AddTo(builder.Services, builder.Configuration, null));
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(sandbox.Address) };
        var answer = JsonNode.Parse(
            await http.GetStringAsync("/v1/forecast?lat=52.52&lon=13.41&hours=3&fields=temperature,precipitation")
        )!;
        var provider = answer["providers"]!.AsArray().Single(provider => (string?)provider!["id"] == ToyProvider.Id)!;
        var temperature = answer["provenance"]!["hourly"]!["temperature"]!.AsArray().SelectMany(run => run!["providers"]!.AsArray());
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)provider["state"], Is.EqualTo("ok"));
            Assert.That(temperature.Select(id => (string?)id), Does.Contain(ToyProvider.Id).And.Contain("met-norway"));
            Assert.That(answer["attribution"]!.AsArray().Select(one => (string?)one!["provider"]), Does.Contain(ToyProvider.Id));
            Assert.That(sandbox.Simulated.Find(ToyProvider.Id)!.Calls["hours"], Is.EqualTo(1));
        }
    }
}
