using WeatherHub.Sandbox.Simulation;

namespace WeatherHub.Sandbox.Vendors;

/// <summary>All simulated vendors, each under the path of its id.</summary>
/// <param name="truth">The weather.</param>
/// <param name="noise">How much vendors err.</param>
/// <param name="clock">The sandbox's clock.</param>
/// <param name="others">Dialects beside those of the sandbox itself.</param>
internal sealed class SimulatedVendors(SimulatedWeather truth, double noise, SandboxClock clock, params IEnumerable<IVendorDialect> others)
{
    /// <summary>The vendors, by id.</summary>
    public IReadOnlyList<SimulatedVendor> Vendors { get; } =
        [.. Dialects().Concat(others).Select(dialect => new SimulatedVendor(dialect, truth, noise))];

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

    /// <summary>The dialects of the sandbox itself: a class in a folder of its own is all that one needs.</summary>
    private static IEnumerable<IVendorDialect> Dialects() => typeof(SimulatedVendors).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IVendorDialect)))
        .Select(type => (IVendorDialect)Activator.CreateInstance(type)!).OrderBy(dialect => dialect.Id, StringComparer.Ordinal);
}
