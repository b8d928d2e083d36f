using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Providers.OpenMeteo;

/// <summary>
/// Our reading of the vendor's <c>best_match</c>, which names no model in its answer: the regional model of the place first
/// (https://open-meteo.com/en/docs#data_sources).
/// </summary>
internal static class OpenMeteoLineage
{
    private static readonly Coverage.Box Europe = new(29.5, -23.5, 70.5, 45);
    private static readonly Coverage.Box NorthAmerica = new(15, -170, 75, -50);

    public static IReadOnlyList<string> At(Coordinates place)
    {
        if (Europe.Contains(place)) return ["dwd-icon", "ecmwf-ifs"];
        return NorthAmerica.Contains(place) ? ["ncep-gfs", "ecmwf-ifs"] : ["ecmwf-ifs", "ncep-gfs"];
    }
}
