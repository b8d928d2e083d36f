using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Providers.MetNorway;

/// <summary>The Nordic area is computed by the vendor's own model, the rest of the world by ECMWF's: https://docs.api.met.no/doc/locationforecast/datamodel.</summary>
internal static class MetNorwayLineage
{
    private static readonly Coverage.Box Nordic = new(53, 2, 72.5, 32);

    public static IReadOnlyList<string> At(Coordinates place) => Nordic.Contains(place) ? ["metno-nordic", "ecmwf-ifs"] : ["ecmwf-ifs"];
}
