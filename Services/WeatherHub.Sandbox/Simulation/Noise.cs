using WeatherHub.Weather.Geography;

namespace WeatherHub.Sandbox.Simulation;

/// <summary>Deterministic noise: the same keys give the same numbers, on every machine and in every process.</summary>
internal static class Noise
{
    /// <summary>Folds keys into one (the finaliser of SplitMix64 after each).</summary>
    public static long Key(params ReadOnlySpan<long> keys)
    {
        var hash = 0x9E3779B97F4A7C15UL;
        foreach (var key in keys)
        {
            hash = (hash ^ (ulong)key) + 0x9E3779B97F4A7C15UL;
            hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
            hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
            hash ^= hash >> 31;
        }

        return (long)hash;
    }

    /// <summary>A key from a name (FNV-1a), stable between processes.</summary>
    public static long Key(string name)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in name) hash = (hash ^ character) * 1099511628211UL;
        return (long)hash;
    }

    /// <summary>A key for the hundredth of a degree that a place lies in: the hub's cell.</summary>
    public static long Key(Coordinates place) =>
        Key(
            (long)Math.Round(place.Latitude * 100, MidpointRounding.AwayFromZero),
            (long)Math.Round(place.Longitude * 100, MidpointRounding.AwayFromZero));

    /// <summary>Between 0 and 1.</summary>
    public static double Unit(long key) => (double)((ulong)Key(key) >> 11) / (1UL << 53);

    /// <summary>Between -1 and 1.</summary>
    public static double Signed(long key) => 2 * Unit(key) - 1;

    /// <summary>Between -1 and 1, smooth in time: its own number at every multiple of the period, cosine in between.</summary>
    public static double Smooth(long key, double hours, double period)
    {
        var knot = Math.Floor(hours / period);
        var share = (1 - Math.Cos(Math.PI * (hours / period - knot))) / 2;
        return Signed(Key(key, (long)knot)) * (1 - share) + Signed(Key(key, (long)knot + 1)) * share;
    }
}
