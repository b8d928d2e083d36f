using WeatherHub.Weather.Geography;

namespace WeatherHub.Sandbox.Simulation;

/// <summary>Where a place stands between the fronts that travel east around the planet.</summary>
/// <param name="Storminess">0 at the equator and the poles, 1 at 45 degrees.</param>
/// <param name="Nearness">1 under a front, 0 far from any: low pressure, cloud, wind.</param>
/// <param name="Side">Towards 1 in the warm air ahead of a front, towards -1 in the cold air behind it.</param>
/// <param name="Ripple">Between -1 and 1: the lesser waves, for all that is not fronts.</param>
internal readonly record struct Fronts(double Storminess, double Nearness, double Side, double Ripple)
{
    /// <summary>The state at an instant. Whole wave numbers close the waves around the planet.</summary>
    public static Fronts At(Coordinates place, double hours, long seed)
    {
        var (latitude, longitude) = (double.DegreesToRadians(place.Latitude), double.DegreesToRadians(place.Longitude));
        var storminess = Math.Pow(Math.Sin(2 * latitude), 2);
        var major = Phase(5, 108, 0.9, 1);
        var minor = Phase(7, 67, -0.6, 2);
        var ripple = 0.6 * Math.Sin(Phase(9, 41, 4, 3)) + 0.4 * Math.Sin(Phase(13, 29, -7, 4));
        return new(
            storminess,
            storminess * Math.Min(1, Bump(major) + 0.7 * Bump(minor)),
            storminess * (0.7 * Step(major) + 0.3 * Step(minor)),
            ripple);

        double Phase(int waves, double period, double tilt, int salt) =>
            waves * longitude + tilt * latitude - 2 * Math.PI * (hours / period - Noise.Unit(Noise.Key(seed, salt)));
    }

    private static double Bump(double phase) => Math.Exp(12 * (Math.Cos(phase) - 1));

    private static double Step(double phase) => Math.Tanh(4 * Math.Sin(phase)) * (1 + Math.Cos(phase)) / 2;
}
