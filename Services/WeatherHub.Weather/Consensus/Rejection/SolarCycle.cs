using WeatherHub.Weather.Astronomy;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Rejection;

/// <summary>How the hours of a vendor's radiation or UV fit those of the sun.</summary>
internal enum SolarFit
{
    /// <summary>It has neither, or they are not conclusive.</summary>
    Unknown,
    /// <summary>They follow the sun.</summary>
    Consistent,
    /// <summary>They do not.</summary>
    Inconsistent,
}

/// <summary>The elevation of the sun over a place along an axis, as radiation at the ground follows it.</summary>
internal sealed class SolarCycle
{
    /// <summary>Solar elevation, in degrees, below which a radiometer reads zero.</summary>
    private const double Dark = -1.5;

    /// <summary>Exponent of the sine of the elevation with which radiation and UV on level ground grow.</summary>
    private const double Exponent = 1.3;

    private const double LeastAmplitude = 0.05;

    private readonly TimeAxis axis;
    private readonly double[] elevations;

    internal SolarCycle(Coordinates place, TimeAxis axis)
    {
        this.axis = axis;
        elevations = new double[axis.Count + 1];
        for (var step = 0; step < elevations.Length; step++) elevations[step] = Sun.Elevation(place, axis[step]);
    }

    /// <summary>Compares a vendor's radiation or UV with the sun.</summary>
    internal SolarFit FitOf(AssessedVendor vendor)
    {
        foreach (var variable in (ReadOnlySpan<Variable>)[Variable.UvIndexClearSky, Variable.ShortwaveRadiation, Variable.UvIndex])
            if (vendor.Has(variable) && FitOf(vendor, variable) is { } fit) return fit;
        return SolarFit.Unknown;
    }

    /// <summary>Null where the series has no marked diurnal cycle.</summary>
    private SolarFit? FitOf(AssessedVendor vendor, Variable variable)
    {
        var half = VariableFacts.Of(variable).Method == CellMethod.Mean ? 0.5 : 0;
        double Own(int step) => vendor.At(variable, step);
        double Expected(int step)
        {
            if (double.IsNaN(Own(step))) return double.NaN;
            var elevation = elevations[step] * (1 - half) + elevations[step + 1] * half;
            return Math.Pow(Math.Max(0, Math.Sin(double.DegreesToRadians(elevation))), Exponent);
        }

        if (DiurnalCycle.Of(axis, Own) is not { } own || DiurnalCycle.Of(axis, Expected) is not { } sun) return null;
        if (sun.Amplitude < LeastAmplitude || own.Amplitude < LeastAmplitude * own.Mean || own.Mean <= 0) return null;
        var (all, dark, darkHours) = (0.0, 0.0, 0);
        for (var step = 0; step < axis.Count; step++)
        {
            if (double.IsNaN(Own(step))) continue;
            all += Own(step);
            if (elevations[step] > Dark || elevations[step + 1] > Dark) continue;
            dark += Own(step);
            darkHours++;
        }

        var off = Math.Abs(DiurnalCycle.Between(sun.Hour, own.Hour));
        var inconsistent = darkHours > 0 && off < AssessmentThresholds.SolarShiftWithoutNight
            ? off >= AssessmentThresholds.SolarShift && dark >= AssessmentThresholds.ShareInTheDark * all
            : off >= AssessmentThresholds.SolarShiftWithoutNight;
        return inconsistent ? SolarFit.Inconsistent : off <= AssessmentThresholds.SolarAgreement ? SolarFit.Consistent : SolarFit.Unknown;
    }
}

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
