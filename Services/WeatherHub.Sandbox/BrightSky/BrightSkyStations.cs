using WeatherHub.Sandbox.Simulation;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Sandbox.BrightSky;

/// <summary>The simulated stations: one at every tenth of a degree.</summary>
internal static class BrightSkyStations
{
    /// <summary>The station nearest to a place.</summary>
    public static Coordinates Nearest(Coordinates place) => place.Rounded(1);

    /// <summary>The source's number.</summary>
    public static int Number(Coordinates station) =>
        (int)Math.Round((station.Latitude + 90) * 10) * 3600 + (int)Math.Round((station.Longitude + 180) * 10);

    /// <summary>An element of <c>sources</c>.</summary>
    public static Dictionary<string, object?> Source(
        Coordinates station,
        Coordinates place,
        string kind,
        DateTimeOffset first,
        DateTimeOffset last
    ) =>
        new()
        {
            ["id"] = Number(station) + (kind == "forecast" ? 10_000_000 : 0),
            ["dwd_station_id"] = $"{Number(station) % 100_000:00000}",
            ["observation_type"] = kind,
            ["lat"] = station.Latitude,
            ["lon"] = station.Longitude,
            ["height"] = SimulatedWeather.Elevation(station),
            ["station_name"] = $"Station {station.Latitude:0.0} {station.Longitude:0.0}",
            ["wmo_station_id"] = kind == "forecast" ? $"{Number(station) % 100_000:00000}" : null,
            ["first_record"] = first.WithOffset(),
            ["last_record"] = last.WithOffset(),
            ["distance"] = Math.Round(station.DistanceTo(place)),
        };
}
