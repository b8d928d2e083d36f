using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Weather.Consensus.Rejection;

/// <summary>Faults of a whole report that show in its course and not in its level: it is stuck, or its hours are shifted.</summary>
internal sealed class SeriesFaults(Coordinates place, TimeAxis axis)
{
    /// <summary>Quantities that only a fault holds still, and that move enough elsewhere to tell.</summary>
    internal static readonly Variable[] NeverConstant = [Variable.Temperature, Variable.PressureMsl];

    private readonly Dictionary<AssessedVendor, SolarFit> fits = [];
    private SolarCycle? sun;

    /// <summary>Whether a vendor has one value all day while another sees it change.</summary>
    internal bool IsStuck(Variable variable, AssessedVendor vendor, AssessedVendor other)
    {
        if (!vendor.Has(variable) || !other.Has(variable)) return false;
        var own = vendor.SeriesOf(variable);
        var others = other.SeriesOf(variable);
        var least = AssessmentThresholds.MovementOfOthers * ErrorSpace.PriorScale(variable, 0);
        var (count, changes, same, before, low, high) = (0, 0, double.NaN, double.NaN, 0.0, 0.0);
        for (var step = 0; step < axis.Count; step++)
        {
            var (x, y) = (own[step], others[step]);
            if (double.IsNaN(x) || double.IsNaN(y)) continue;
            (count, changes, low, high) = x == same
                ? (count + 1, changes + (y == before ? 0 : 1), Math.Min(low, y), Math.Max(high, y))
                : (1, 0, y, y);
            (same, before) = (x, y);
            if (count >= AssessmentThresholds.StuckHours && 2 * changes >= count && high - low >= least) return true;
        }

        return false;
    }

    /// <summary>Whether a vendor's hours are those of the sun, as far as its radiation or UV tells.</summary>
    internal SolarFit FitOf(AssessedVendor vendor)
    {
        if (!fits.TryGetValue(vendor, out var known)) fits[vendor] = known = (sun ??= new SolarCycle(place, axis)).FitOf(vendor);
        return known;
    }

    /// <summary>By how many hours one vendor's temperatures lag another's; 0 where no shift explains their difference.</summary>
    internal static int ShiftBetween(AssessedVendor late, AssessedVendor early)
    {
        if (!late.Has(Variable.Temperature) || !early.Has(Variable.Temperature)) return 0;
        var lagging = late.SeriesOf(Variable.Temperature);
        var leading = early.SeriesOf(Variable.Temperature);
        var (unshifted, hours) = (VarianceLeft(lagging, leading, 0), 0);
        if (!(unshifted >= AssessmentThresholds.LeastForShift)) return 0;
        var least = unshifted;
        for (var shift = -AssessmentThresholds.LongestShift; shift <= AssessmentThresholds.LongestShift; shift++)
            if (VarianceLeft(lagging, leading, shift) is var left && left < least) (least, hours) = (left, shift);
        return Math.Abs(hours) >= AssessmentThresholds.ShortestShift && least <= AssessmentThresholds.LeftByShift * unshifted ? hours : 0;
    }

    /// <summary>Whether the diurnal cycle of one vendor's temperatures, too, lags another's by so many hours.</summary>
    internal bool IsCycleShifted(AssessedVendor one, AssessedVendor other, int hours)
    {
        return CycleOf(one, other) is { Amplitude: >= AssessmentThresholds.LeastDiurnalAmplitude } own
            && CycleOf(other, one) is { Amplitude: >= AssessmentThresholds.LeastDiurnalAmplitude } others
            && Math.Abs(DiurnalCycle.Between(others.Hour, own.Hour) - hours) <= AssessmentThresholds.ShiftError;

        DiurnalCycle? CycleOf(AssessedVendor vendor, AssessedVendor with) => DiurnalCycle.Of(axis, step =>
            double.IsNaN(with.SeriesOf(Variable.Temperature)[step]) ? double.NaN : vendor.SeriesOf(Variable.Temperature)[step]);
    }

    /// <summary>Hours between the warmest hour and its usual solar hour; NaN without a marked diurnal cycle.</summary>
    internal double WarmestHourOff(AssessedVendor vendor) =>
        DiurnalCycle.Of(axis, step => vendor.At(Variable.Temperature, step)) is
        { Amplitude: >= AssessmentThresholds.LeastDiurnalAmplitude } cycle
            ? DiurnalCycle.Between(AssessmentThresholds.WarmestHour, cycle.Hour + place.Longitude / 15) : double.NaN;

    /// <summary>Variance of the difference when one series is shifted by some hours; NaN with too few hours.</summary>
    private static double VarianceLeft(ReadOnlySpan<double> late, ReadOnlySpan<double> early, int shift)
    {
        var (count, sum, squares) = (0, 0.0, 0.0);
        for (var step = AssessmentThresholds.LongestShift; step < late.Length - AssessmentThresholds.LongestShift; step++)
        {
            // Every shift is judged by the same hours: those with values at both ends of the search.
            if (double.IsNaN(early[step - AssessmentThresholds.LongestShift] + early[step + AssessmentThresholds.LongestShift])) continue;
            var difference = late[step] - early[step - shift];
            if (!double.IsNaN(difference)) (count, sum, squares) = (count + 1, sum + difference, squares + difference * difference);
        }

        return count < AssessmentThresholds.StuckHours ? double.NaN : squares / count - sum / count * (sum / count);
    }
}
