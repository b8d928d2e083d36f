using WeatherHub.Sandbox.BrightSky;
using WeatherHub.Sandbox.Hosting;
using WeatherHub.Sandbox.MetNorway;
using WeatherHub.Sandbox.Nws;
using WeatherHub.Sandbox.OpenMeteo;
using WeatherHub.Sandbox.Simulation;

namespace WeatherHub.Sandbox.Vendors;

/// <summary>All simulated vendors, each under the path of its id.</summary>
/// <param name="truth">The weather.</param>
/// <param name="noise">How much vendors err.</param>
/// <param name="clock">The sandbox's clock.</param>
internal sealed class SimulatedVendors(SimulatedWeather truth, double noise, SandboxClock clock)
{
    /// <summary>The vendors, in the order they are shown.</summary>
    public IReadOnlyList<SimulatedVendor> Vendors { get; } =
    [
        new(new OpenMeteoDialect(), truth, noise),
        new(new MetNorwayDialect(), truth, noise),
        new(new NwsDialect(), truth, noise),
        new(new BrightSkyDialect(), truth, noise),
    ];

    /// <summary>The truth.</summary>
    public SimulatedWeather Truth => truth;

    /// <summary>The clock.</summary>
    public SandboxClock Clock => clock;

    /// <summary>A vendor by its id.</summary>
    public SimulatedVendor? Find(string id) => Vendors.FirstOrDefault(vendor => vendor.Dialect.Id == id);

    /// <summary>Opens every vendor's endpoints.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        var handler = new VendorEndpoint(clock);
        foreach (var vendor in Vendors)
        {
            foreach (var endpoint in vendor.Dialect.Endpoints)
                routes.MapGet($"/{vendor.Dialect.Id}{endpoint.Pattern}", context => handler.ServeAsync(context, vendor, endpoint));
        }
    }
}
