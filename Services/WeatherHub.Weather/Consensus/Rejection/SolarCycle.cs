using WeatherHub.Weather.Astronomy;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Rejection;

/// <summary>How the hours of a vendor's radiation or UV stand to those of the sun.</summary>
internal enum SolarFit
{
    /// <summary>It says none, or nothing can be told of what it says.</summary>
    Unknown,

    /// <summary>They are the sun's.</summary>
    Fits,

    /// <summary>They are not.</summary>
    Contradicts,
}

/// <summary>The sun over a place along an axis, as radiation at the ground follows it.</summary>
internal sealed class SolarCycle
{
    /// <summary>Below this, in degrees, it is dark for a radiometer.</summary>
    private const double Dark = -1.5;

    /// <summary>How radiation and UV on level ground grow with the sine of the sun's height.</summary>
    private const double Growth = 1.3;

    private const double LeastAmplitude = 0.05;

    private readonly TimeAxis axis;
    private readonly double[] heights;

    internal SolarCycle(Coordinates place, TimeAxis axis)
    {
        this.axis = axis;
        heights = new double[axis.Count + 1];
        for (var step = 0; step < heights.Length; step++) heights[step] = Sun.Elevation(place, axis[step]);
    }

    /// <summary>What a vendor's radiation or UV says of its hours.</summary>
    internal SolarFit FitOf(AssessedVendor vendor)
    {
        foreach (var variable in (ReadOnlySpan<Variable>)[Variable.UvIndexClearSky, Variable.ShortwaveRadiation, Variable.UvIndex])
            if (vendor.HoursOf(variable) is { } voice && FitOf(voice, VariableFacts.Of(variable)) is { } fit) return fit;
        return SolarFit.Unknown;
    }

    /// <summary>Null where it has no daily course to speak of.</summary>
    private SolarFit? FitOf(MemberColumn voice, VariableFacts facts)
    {
        var half = facts.Method == CellMethod.Mean ? 0.5 : 0;
        double Said(int step) => voice.At(step, facts.Minimum, facts.Maximum);
        double Expected(int step)
        {
            if (double.IsNaN(Said(step))) return double.NaN;
            var height = heights[step] * (1 - half) + heights[step + 1] * half;
            return Math.Pow(Math.Max(0, Math.Sin(double.DegreesToRadians(height))), Growth);
        }

        if (DiurnalCycle.Of(axis, Said) is not { } said || DiurnalCycle.Of(axis, Expected) is not { } sun) return null;
        if (sun.Amplitude < LeastAmplitude || said.Amplitude < LeastAmplitude * said.Mean || said.Mean <= 0) return null;
        var (all, dark, darkHours) = (0.0, 0.0, 0);
        for (var step = 0; step < axis.Count; step++)
        {
            if (double.IsNaN(Said(step))) continue;
            all += Said(step);
            if (heights[step] > Dark || heights[step + 1] > Dark) continue;
            dark += Said(step);
            darkHours++;
        }

        var off = Math.Abs(DiurnalCycle.Between(sun.Hour, said.Hour));
        var contradicts = darkHours > 0 && off < AssessmentThresholds.OffTheMidnightSun
            ? off >= AssessmentThresholds.OffTheSun && dark >= AssessmentThresholds.ShareInTheDark * all
            : off >= AssessmentThresholds.OffTheMidnightSun;
        return contradicts ? SolarFit.Contradicts : off <= AssessmentThresholds.OnTheSun ? SolarFit.Fits : SolarFit.Unknown;
    }
}
