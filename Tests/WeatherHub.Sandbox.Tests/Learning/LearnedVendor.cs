using WeatherHub.Sandbox.Faults;
using WeatherHub.Sandbox.Simulation;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Tests.Learning;

/// <summary>A vendor of the simulation without its dialect and HTTP: the truth, its own error, and what is wrong with it.</summary>
internal sealed class LearnedVendor(string name, SimulatedWeather truth, VendorFault? fault = null)
{
    private readonly VendorError error = new(name, noise: 1, truth.Seed);
    private readonly Dictionary<(Coordinates, TimeSpan), WeatherStep> firsts = [];
    private readonly Random random = new(17);

    internal string Name => name;

    internal bool IsHealthy => fault is null;

    /// <summary>What a run says of an hour.</summary>
    internal WeatherStep Say(Coordinates place, DateTimeOffset run, DateTimeOffset valid)
    {
        var step = new VendorWeather(truth, error, fault?.Told ?? VendorFaults.None, run, Unit.MetrePerSecond).Forecast(place, valid);
        if (fault is null) return step;
        firsts.TryAdd((place, valid - run), step);
        return fault.Spoil(step, firsts[(place, valid - run)], random);
    }
}

/// <summary>What is wrong with a vendor.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Told">What the simulation is told.</param>
/// <param name="Spoil">What else becomes of a step: itself, the first one of its place and lead, and chance.</param>
internal sealed record VendorFault(string Name, VendorFaults Told, Func<WeatherStep, WeatherStep, Random, WeatherStep> Spoil)
{
    internal static IReadOnlyList<VendorFault> All { get; } =
    [
        new("ten degrees too warm", new VendorFaults { Offset = 10 }, Same),
        new("in another unit", new VendorFaults { WrongUnits = true }, Same),
        new("three hours late", new VendorFaults { ShiftHours = 3 }, Same),
        new("stuck", VendorFaults.None, static (_, first, _) => first),
        new(
            "with spikes",
            VendorFaults.None,
            static (step, _, random) => random.NextDouble() < 0.1 ? Add(step, random.NextDouble() < 0.5 ? -20 : 20) : step),
    ];

    public override string ToString() => Name;

    private static WeatherStep Same(WeatherStep step, WeatherStep first, Random random) => step;

    private static WeatherStep Add(WeatherStep step, double degrees) => step.With(values => values[(int)Variable.Temperature] += degrees);
}
