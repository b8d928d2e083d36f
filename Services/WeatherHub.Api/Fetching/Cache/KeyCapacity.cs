using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Fetching.Cache;

/// <summary>
/// How many keys of reports are kept track of, by the number of places: a place has as many keys as all providers have kinds of data.
/// </summary>
internal sealed class KeyCapacity(IEnumerable<IWeatherProvider> providers)
{
    private readonly int keysOfAPlace = Math.Max(1, providers.Sum(provider => provider.Sources.Count));

    /// <summary>Keys that are requested, as many as the memory cache holds reports of.</summary>
    public int Requested => Of(places: 3_500);

    /// <summary>Keys of failures; a failure is small, and a caller of ever new places may cause many.</summary>
    public int Failed => Of(places: 7_000);

    /// <summary>Keys that replicas tell each other of.</summary>
    public int Popular => Of(places: 50);

    /// <summary>The keys of so many places, at one elevation each.</summary>
    public int Of(int places) => places * keysOfAPlace;
}
