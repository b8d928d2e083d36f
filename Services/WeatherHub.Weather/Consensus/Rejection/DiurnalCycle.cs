using WeatherHub.Weather.Series;

namespace WeatherHub.Weather.Consensus.Rejection;

/// <summary>The diurnal cycle of a series: the first harmonic over whole days.</summary>
/// <param name="Amplitude">Of the harmonic, in the unit of the series.</param>
/// <param name="Mean">Of the series.</param>
/// <param name="Hour">Of its maximum, in hours of universal time.</param>
internal readonly record struct DiurnalCycle(double Amplitude, double Mean, double Hour)
{
    private const int Day = 24;

    /// <summary>Of the first run of values without a gap, in whole days; null where that is less than a day.</summary>
    internal static DiurnalCycle? Of(TimeAxis axis, Func<int, double> series)
    {
        var first = 0;
        while (first < axis.Count && double.IsNaN(series(first))) first++;
        var end = first;
        while (end < axis.Count && !double.IsNaN(series(end))) end++;
        var count = (end - first) / Day * Day;
        if (count == 0) return null;
        double sin = 0, cos = 0, sum = 0;
        for (var step = first; step < first + count; step++)
        {
            var (s, c) = Math.SinCos(Math.Tau * (axis.Start.Hour + step) / Day);
            var value = series(step);
            (sin, cos, sum) = (sin + s * value, cos + c * value, sum + value);
        }

        var hour = Math.Atan2(sin, cos) / Math.Tau * Day;
        return new DiurnalCycle(2 * Math.Sqrt(sin * sin + cos * cos) / count, sum / count, (hour + Day) % Day);
    }

    /// <summary>Hours from one time of day to another, the shorter way round.</summary>
    internal static double Between(double from, double to) => Math.IEEERemainder(to - from, Day);
}
