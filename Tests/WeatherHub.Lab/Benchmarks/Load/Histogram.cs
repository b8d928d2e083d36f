using System.Numerics;

namespace WeatherHub.Lab.Benchmarks.Load;

/// <summary>
/// How long many requests took, to within 0.1 %, in memory that does not grow: 1,024 steps for each power of two of nanoseconds.
/// </summary>
internal sealed class Histogram
{
    private const int Bits = 10;
    private const int Steps = 1 << Bits;

    private readonly long[] counts = new long[(64 - Bits) * Steps];

    internal long Count { get; private set; }

    internal void Add(long nanoseconds)
    {
        counts[Index(Math.Max(0, nanoseconds))]++;
        Count++;
    }

    /// <summary>The time in milliseconds that the given share of requests did not exceed; NaN when there were none.</summary>
    internal double Quantile(double share)
    {
        var wanted = Math.Max(1, (long)Math.Ceiling(share * Count));
        long seen = 0;
        for (var i = 0; i < counts.Length; i++)
            if ((seen += counts[i]) >= wanted) return Middle(i) / 1e6;
        return double.NaN;
    }

    private static int Index(long value)
    {
        var shift = Math.Max(0, BitOperations.Log2((ulong)value | 1) - Bits);
        return shift * Steps + (int)(value >> shift);
    }

    // Below the first full power of two a step is one nanosecond; above, steps of an index begin at Steps.
    private static double Middle(int index)
    {
        var shift = Math.Max(0, index / Steps - 1);
        return ((long)(index - shift * Steps) << shift) + ((1L << shift) - 1) / 2.0;
    }
}
