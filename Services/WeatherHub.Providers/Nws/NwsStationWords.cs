using System.Text.Json;
using WeatherHub.Providers.Shared;

namespace WeatherHub.Providers.Nws;

/// <summary>The stations around a square, as replicas tell each other: in the vendor's own words, as far as they are used.</summary>
internal static class NwsStationWords
{
    private const int Most = 16;

    public static string Write(IReadOnlyList<NwsStation> stations) =>
        JsonSerializer.Serialize(new NwsStations { Features = stations }, NwsJson.Words.TypeOf<NwsStations>());

    /// <summary>Null for what cannot be read.</summary>
    public static IReadOnlyList<NwsStation>? Read(string spelled)
    {
        try
        {
            return Usable(JsonSerializer.Deserialize(spelled, NwsJson.Words.TypeOf<NwsStations>()));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Those that can be asked, nearest first.</summary>
    public static IReadOnlyList<NwsStation> Usable(NwsStations? wire) =>
        [.. (wire?.Features ?? []).Where(NwsGridpoints.IsUsable).Take(Most).Select(station => station!)];
}
