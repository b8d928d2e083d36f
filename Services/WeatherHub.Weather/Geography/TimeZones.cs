using System.Collections.Concurrent;

namespace WeatherHub.Weather.Geography;

/// <summary>
/// The IANA time zone of a place, from a raster of 0.025° that is part of the assembly (see TIMEZONES-LICENCE.md); on the open sea the
/// nautical zone of the longitude, and UTC poleward of 85°, where no land is in the north and the sectors of the nautical zones get
/// narrower than a ship's day. Clock rules come from the machine's tzdata.
/// </summary>
public static class TimeZones
{
    // North of all land (Kaffeklubben Island, 83.67° N).
    private const double PolarLatitude = 85;

    private static readonly Lazy<ZoneRaster> Raster = new(ZoneRaster.Embedded);
    private static readonly ConcurrentDictionary<string, TimeZoneInfo?> Known = new();

    /// <summary>Every IANA id that a place on land may have.</summary>
    internal static IReadOnlyList<string> Ids => Raster.Value.Zones;

    /// <summary>The IANA id of the place's zone, such as Europe/Berlin or, at sea, Etc/GMT+2 (which is two hours behind UTC).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The coordinates are not on the globe.</exception>
    public static string IdAt(Coordinates place)
    {
        if (!(Math.Abs(place.Latitude) <= 90 && Math.Abs(place.Longitude) <= 180))
            throw new ArgumentOutOfRangeException(nameof(place), place, "Latitude is -90 to 90, longitude -180 to 180.");

        var canonical = place.Canonical();
        var cell = Raster.Value.At(canonical.Latitude, canonical.Longitude);
        return cell == ZoneRaster.Sea ? NauticalId(canonical) : Raster.Value.Zones[cell - 1];
    }

    /// <summary>
    /// The place's zone with its rules. Should the machine's tzdata be too old to know it, the nautical zone of the longitude:
    /// what a caller is told is therefore <see cref="TimeZoneInfo.Id"/> of the result.
    /// </summary>
    /// <exception cref="InvalidOperationException">The machine has no tzdata.</exception>
    public static TimeZoneInfo At(Coordinates place) =>
        Find(IdAt(place)) ?? Find(NauticalId(place.Canonical())) ?? throw NoTzdata();

    /// <summary>For a host to call at start: reads the raster, and fails where the machine has no time zone rules.</summary>
    /// <exception cref="InvalidOperationException">The machine has no tzdata.</exception>
    public static void Verify()
    {
        if (!Ids.Any(id => Find(id) is not null))
            throw NoTzdata();
    }

    private static TimeZoneInfo? Find(string id) =>
        Known.GetOrAdd(id, static id => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null);

    // POSIX counts these west of Greenwich: Etc/GMT-12 is 12 hours ahead of UTC.
    private static string NauticalId(Coordinates place) => (int)Math.Round(place.Longitude / 15, MidpointRounding.AwayFromZero) switch
    {
        _ when Math.Abs(place.Latitude) >= PolarLatitude => "Etc/GMT",
        0 => "Etc/GMT",
        > 0 and var hours => $"Etc/GMT-{hours}",
        var hours => $"Etc/GMT+{-hours}",
    };

    private static InvalidOperationException NoTzdata() => new(
        "No time zone database was found on this machine. "
        + "Install the package 'tzdata' (container images without it need it added), or point TZDIR at a copy.");
}
