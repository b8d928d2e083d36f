using Microsoft.Extensions.DependencyInjection.Extensions;
using WeatherHub.Api;
using WeatherHub.Api.Hosting;
using WeatherHub.Sandbox.Control;
using WeatherHub.Sandbox.Simulation;
using WeatherHub.Sandbox.Vendors;

namespace WeatherHub.Sandbox.Hosting;

/// <summary>The running sandbox: the vendors in a host of their own, and, unless they are wanted alone, the hub wired to them.</summary>
internal sealed class SandboxHost : IAsyncDisposable
{
    private readonly WebApplication vendors;
    private readonly WebApplication? hub;

    private SandboxHost(WebApplication vendors, WebApplication? hub, SimulatedVendors simulated)
    {
        (this.vendors, this.hub, Simulated) = (vendors, hub, simulated);
    }

    /// <summary>The vendors.</summary>
    public SimulatedVendors Simulated { get; }

    /// <summary>Where the hub listens, or the vendors when they are alone.</summary>
    public string Address => AddressOf(hub ?? vendors);

    /// <summary>What the hub is made of; null without one.</summary>
    public IServiceProvider? Hub => hub?.Services;

    /// <summary>Where the vendors listen.</summary>
    public string VendorsAddress => AddressOf(vendors);

    /// <summary>Starts everything.</summary>
    /// <param name="options">What the command line says.</param>
    /// <param name="clock">The clock of hub and vendors.</param>
    /// <param name="others">Dialects beside those of the sandbox itself.</param>
    /// <param name="extend">What the hub needs to know of them.</param>
    public static async Task<SandboxHost> StartAsync(
        SandboxOptions options,
        SandboxClock clock,
        IReadOnlyList<IVendorDialect>? others = null,
        Action<WebApplicationBuilder>? extend = null)
    {
        var simulated = new SimulatedVendors(new SimulatedWeather(options.Seed), options.Noise, clock, others ?? []);
        var behind = VendorsApp.Build(options.VendorsOnly ? options.HostArguments : [], simulated, withControls: options.VendorsOnly);
        await behind.StartAsync();
        behind.Services.GetRequiredService<StartupLogging>().End();
        if (options.VendorsOnly) return new SandboxHost(behind, null, simulated);
        try
        {
            var front = WeatherHubHost.Create([.. options.HostArguments], builder =>
            {
                Wire(builder, simulated, AddressOf(behind));
                extend?.Invoke(builder);
            });
            ControlEndpoints.Map(front, simulated, () => AddressOf(behind));
            await front.StartAsync();
            return new SandboxHost(behind, front, simulated);
        }
        catch
        {
            await behind.DisposeAsync();
            throw;
        }
    }

    /// <summary>Until the process is told to stop.</summary>
    public Task WaitAsync() => (hub ?? vendors).WaitForShutdownAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (hub is not null) await hub.DisposeAsync();
        await vendors.DisposeAsync();
    }

    private static void Wire(WebApplicationBuilder builder, SimulatedVendors simulated, string address)
    {
        // Before all other sources, so that the command line and the environment can still say otherwise.
        var defaults = new Dictionary<string, string?>
        {
            ["urls"] = SandboxOptions.DefaultUrls,
            ["Providers:Contact"] = "sandbox@example.org",
            ["Hub:Lifecycle:DrainDelay"] = "00:00:00",
        };
        foreach (var vendor in simulated.Vendors)
            defaults[$"Providers:{vendor.Section}:BaseAddress"] = $"{address}/{vendor.Dialect.Id}";
        builder.Configuration.Sources.Insert(
            0,
            new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = defaults });
        builder.Services.RemoveAll<TimeProvider>();
        builder.Services.AddSingleton<TimeProvider>(simulated.Clock);
    }

    private static string AddressOf(WebApplication app) => app.Urls.First().TrimEnd('/');
}
