namespace WeatherHub.Sandbox.Simulation;

/// <summary>What reaches the ground of the sun.</summary>
internal static class Daylight
{
    /// <summary>UV index under a clear sky, from the sun's elevation in degrees.</summary>
    public static double ClearSkyUv(double elevation) => 12.5 * Math.Pow(Height(elevation), 1.7);

    /// <summary>Global horizontal irradiance under a clear sky, W/m², from the sun's elevation in degrees.</summary>
    public static double ClearSkyIrradiance(double elevation) => 1050 * Math.Pow(Height(elevation), 1.2);

    /// <summary>The share that clouds let through, from the cover in %.</summary>
    public static double Through(double cloudCover) => 1 - 0.75 * Math.Pow(cloudCover / 100, 3);

    private static double Height(double elevation) => Math.Max(0, Math.Sin(double.DegreesToRadians(elevation)));
}
