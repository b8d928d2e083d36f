using WeatherHub.Weather.Providers;

namespace WeatherHub.Providers.Nws;

/// <summary>Boxes around the forecast areas; the vendor itself says "not here" for the neighbours in them.</summary>
internal static class NwsCoverage
{
    internal static readonly Coverage Area = Coverage.Within(
        "United States and territories",
        new Coverage.Box(24.0, -125.5, 49.6, -66.5), // contiguous states
        new Coverage.Box(50.5, 171.5, 72.0, -129.0), // Alaska, across the date line
        new Coverage.Box(18.0, -161.5, 23.0, -154.0), // Hawaii
        new Coverage.Box(17.3, -68.2, 18.8, -64.3), // Puerto Rico, US Virgin Islands
        new Coverage.Box(12.8, 144.2, 20.8, 146.4), // Guam, Northern Mariana Islands
        new Coverage.Box(-14.9, -171.4, -10.8, -167.9)); // American Samoa
}
