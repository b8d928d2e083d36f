using WeatherHub.Weather.Geography;

namespace WeatherHub.Lab.Simulation;

/// <summary>Places that people ask for, strewn over the regions where they live: what is regional about vendors shows in the figures.</summary>
internal static class Atlas
{
    // Share of the requests, then the region's box: south, west, north, east.
    private static readonly (double Share, double South, double West, double North, double East)[] Regions =
    [
        (0.10, 47.3, 6.0, 55.0, 15.0),
        (0.25, 36.0, -9.0, 60.0, 30.0),
        (0.25, 26.0, -123.0, 48.0, -70.0),
        (0.15, 20.0, 100.0, 45.0, 145.0),
        (0.10, 8.0, 69.0, 32.0, 90.0),
        (0.08, -35.0, -72.0, 5.0, -38.0),
        (0.07, -34.0, -10.0, 34.0, 40.0),
    ];

    /// <summary>So many places, always the same for a seed.</summary>
    public static IReadOnlyList<Coordinates> Places(int count, int seed)
    {
        var random = new Random(seed);
        var places = new Coordinates[count];
        for (var i = 0; i < count; i++) places[i] = Within(Region(random.NextDouble()), random);
        return places;
    }

    private static (double Share, double South, double West, double North, double East) Region(double at)
    {
        foreach (var region in Regions)
            if ((at -= region.Share) < 0)
                return region;
        return Regions[^1];
    }

    private static Coordinates Within((double Share, double South, double West, double North, double East) box, Random random) => new Coordinates(
        box.South + random.NextDouble() * (box.North - box.South), box.West + random.NextDouble() * (box.East - box.West)).Rounded(2);
}
