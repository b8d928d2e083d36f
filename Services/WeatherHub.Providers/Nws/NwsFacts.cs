using System.Globalization;
using WeatherHub.Providers.Shared;

namespace WeatherHub.Providers.Nws;

/// <summary>What the answers say that only lead to others.</summary>
internal static class NwsFacts
{
    internal static IReadOnlyDictionary<string, string> Of(NwsPoint wire)
    {
        var square = NwsGridpoint.Locate(wire);
        if (square == NwsGridpoint.Nowhere) throw NwsGridpoints.Outside();
        return new Dictionary<string, string>
        {
            ["gridId"] = square.Office,
            ["gridX"] = square.X.ToString(CultureInfo.InvariantCulture),
            ["gridY"] = square.Y.ToString(CultureInfo.InvariantCulture),
        };
    }

    internal static IReadOnlyDictionary<string, string> Of(NwsStations wire)
    {
        var stations = (wire.Features ?? []).Where(NwsGridpoints.IsUsable).Select(station => station!.Properties!.StationIdentifier).ToList();
        if (stations.Count == 0) throw Faults.Empty(wire.Features is not null, [], null);
        return new Dictionary<string, string> { ["nearest"] = stations[0]!, ["stations"] = string.Join(',', stations) };
    }
}
