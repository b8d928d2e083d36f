using System.Collections.Concurrent;
using WeatherHub.Sandbox.Faults;
using WeatherHub.Sandbox.Simulation;

namespace WeatherHub.Sandbox.Vendors;

/// <summary>A simulated vendor: its dialect, what is wrong with it, and who called.</summary>
/// <param name="dialect">How it speaks.</param>
/// <param name="truth">The weather.</param>
/// <param name="noise">How much it errs.</param>
internal sealed class SimulatedVendor(IVendorDialect dialect, SimulatedWeather truth, double noise)
{
    private readonly ConcurrentDictionary<string, int> calls = new(StringComparer.Ordinal);
    private readonly VendorError error = new(dialect.Id, noise, truth.Seed);
    private volatile VendorFaults faults = VendorFaults.None;

    /// <summary>How it speaks.</summary>
    public IVendorDialect Dialect => dialect;

    /// <summary>Its folder's name: the configuration section below <c>Providers</c> that points the hub at it.</summary>
    public string Section => dialect.GetType().Namespace!.Split('.')[^1];

    /// <summary>What is wrong with it.</summary>
    public VendorFaults Faults
    {
        get => faults;
        set => faults = value;
    }

    /// <summary>Calls by endpoint.</summary>
    public IReadOnlyDictionary<string, int> Calls => calls;

    /// <summary>Counts a call.</summary>
    /// <returns>How many there were of this endpoint, with this one.</returns>
    public int Count(string endpoint) => calls.AddOrUpdate(endpoint, 1, static (_, count) => count + 1);

    /// <summary>The sky as it sees it now.</summary>
    public VendorWeather Sky(DateTimeOffset now) => new(truth, error, Faults, Faults.FrozenAt ?? now, dialect.Wind);
}
