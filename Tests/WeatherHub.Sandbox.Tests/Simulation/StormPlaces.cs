using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Tests.Simulation;

/// <summary>Places where the simulated truth has strong gusts within the next two days, or none.</summary>
internal static class StormPlaces
{
    /// <summary>Gusts that vendors warn of, m/s.</summary>
    public const double Gusts = 20;

    /// <summary>The first of some places whose next gusts begin so many hours from now.</summary>
    public static Coordinates Place(SandboxFixture rig, IEnumerable<Coordinates> places, int from, int to) =>
        places.First(place => FirstHour(rig, place) is { } hour && hour >= from && hour <= to);

    /// <summary>The first of some places without such gusts.</summary>
    public static Coordinates CalmPlace(SandboxFixture rig, IEnumerable<Coordinates> places) =>
        places.First(place => FirstHour(rig, place) is null);

    /// <summary>A grid of places at whole tenths of a degree.</summary>
    public static IEnumerable<Coordinates> Between(double south, double north, double west, double east) =>
        from latitude in Enumerable.Range(0, (int)(north - south) + 1)
        from longitude in Enumerable.Range(0, (int)(east - west) + 1)
        select new Coordinates(south + latitude, west + longitude).Rounded(1);

    public static double GustAt(SandboxFixture rig, Coordinates place, DateTimeOffset hour) => rig.Truth(place, hour, Variable.WindGust);

    private static int? FirstHour(SandboxFixture rig, Coordinates place)
    {
        var now = new DateTimeOffset(rig.Now.UtcTicks - rig.Now.UtcTicks % TimeSpan.TicksPerHour, TimeSpan.Zero);
        for (var hour = 0; hour <= 49; hour++)
            if (GustAt(rig, place, now.AddHours(hour)) >= Gusts) return hour;
        return null;
    }
}
