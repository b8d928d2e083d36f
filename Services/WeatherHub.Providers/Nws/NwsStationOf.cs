using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Nws;

/// <summary>Who measured.</summary>
internal static class NwsStationOf
{
    /// <summary>The station of an observation; what older observations leave out stands in the list of stations.</summary>
    internal static Station? Observation(NwsObservation wire, NwsObserved observed, NwsStation? listed, Coordinates? place)
    {
        if ((observed.StationId ?? listed?.Properties?.StationIdentifier ?? LastPart(observed.Station)) is not { Length: > 0 } id) return null;
        var location = wire.Geometry?.Middle ?? listed?.Geometry?.Middle;
        var elevation = NwsUnits.Metres(observed.Elevation) ?? NwsUnits.Metres(listed?.Properties?.Elevation);
        return new Station(id, observed.StationName ?? listed?.Properties?.Name, location, elevation, Distance(listed, location, place));
    }

    /// <summary>Metres: from the place when both are known, else from the grid square as the vendor says.</summary>
    internal static double? Distance(NwsStation? listed, Coordinates? location, Coordinates? place) =>
        place is { } from && location is { } to ? Math.Round(from.DistanceTo(to)) : NwsUnits.Metres(listed?.Properties?.Distance);

    private static string? LastPart(string? address) => address?[(address.LastIndexOf('/') + 1)..];
}
