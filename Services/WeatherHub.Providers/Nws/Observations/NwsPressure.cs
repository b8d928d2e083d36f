using WeatherHub.Weather.Physics;

namespace WeatherHub.Providers.Nws.Observations;

/// <summary>
/// Sea-level pressure where a station does not report it. What the vendor calls barometric pressure is the altimeter setting of the
/// airport's report: at Flagstaff, 2137 m up, it says 1025.4 hPa where the mercury stands at 791. So the setting is first undone with the
/// standard atmosphere and the station's pressure then brought down with the temperature of the day. Stations that do report their own
/// pressure are known by their height.
/// </summary>
internal static class NwsPressure
{
    private const double StandardSeaLevel = 1013.25;

    // Below this height a low and a station's own pressure look alike, and the difference is at its smallest.
    private const double LowestTellingHeight = 500;

    /// <summary>hPa, from hPa, m and °C; null unless all three are known.</summary>
    internal static double? AtSeaLevel(double? barometric, double? height, double? temperature) =>
        barometric is { } pressure && height is > -500 and < 9000 and var metres && temperature is > -90 and < 60 and var celsius
            ? Pressure.AtSeaLevel(IsOwn(pressure, metres) ? pressure : pressure * Share(metres), metres, celsius)
            : null;

    private static bool IsOwn(double pressure, double height) =>
        height >= LowestTellingHeight && pressure < (StandardSeaLevel + StandardSeaLevel * Share(height)) / 2;

    /// <summary>The standard atmosphere's pressure at a height, as a share of that at sea level.</summary>
    private static double Share(double height) => Math.Pow(1 - 0.0065 * height / 288.15, 5.2559);
}
