using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Weather.Consensus.Rejection;

/// <summary>Faults of a whole report, that show in its course and not in its level: it is stuck, or its hours are not the hours it calls them.</summary>
/// <param name="place">Where.</param>
/// <param name="axis">The hours that are compared.</param>
internal sealed class SeriesFaults(Coordinates place, TimeAxis axis)
{
    /// <summary>What nothing but a fault holds still, and moves enough elsewhere to tell.</summary>
    internal static readonly Variable[] Restless = [Variable.Temperature, Variable.PressureMsl];

    private readonly Dictionary<AssessedVendor, SolarFit> fits = [];
    private SolarCycle? sun;

    /// <summary>Whether a vendor says one and the same of a day's hours while another sees it change.</summary>
    internal bool IsStuckOn(Variable variable, AssessedVendor one, AssessedVendor other)
    {
        if (one.HoursOf(variable) is null || other.HoursOf(variable) is null) return false;
        var own = one.SeriesOf(variable);
        var others = other.SeriesOf(variable);
        var least = AssessmentThresholds.StuckWhileOthersMove * ErrorSpace.PriorScale(variable, 0);
        var (count, changes, same, before, low, high) = (0, 0, double.NaN, double.NaN, 0.0, 0.0);
        for (var step = 0; step < axis.Count; step++)
        {
            var (x, y) = (own[step], others[step]);
            if (double.IsNaN(x) || double.IsNaN(y)) continue;
            (count, changes, low, high) = x == same ? (count + 1, changes + (y == before ? 0 : 1), Math.Min(low, y), Math.Max(high, y)) : (1, 0, y, y);
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

    /// <summary>By how many hours one vendor's temperatures follow another's; 0 where no shift explains how they differ.</summary>
    internal static int ShiftBetween(AssessedVendor one, AssessedVendor other)
    {
        if (one.HoursOf(Variable.Temperature) is null || other.HoursOf(Variable.Temperature) is null) return 0;
        var late = one.SeriesOf(Variable.Temperature);
        var early = other.SeriesOf(Variable.Temperature);
        var (still, hours) = (Left(late, early, 0), 0);
        if (!(still >= AssessmentThresholds.ShiftMatters)) return 0;
        var least = still;
        for (var shift = -AssessmentThresholds.LongestShift; shift <= AssessmentThresholds.LongestShift; shift++)
            if (Left(late, early, shift) is var left && left < least) (least, hours) = (left, shift);
        return Math.Abs(hours) >= AssessmentThresholds.ShortestShift && least <= AssessmentThresholds.LeftByShift * still ? hours : 0;
    }

    /// <summary>Whether the daily course of one vendor's temperatures, too, is so many hours after another's.</summary>
    internal bool IsDayShifted(AssessedVendor one, AssessedVendor other, int hours)
    {
        return CourseOf(one, other) is { Amplitude: >= AssessmentThresholds.LeastDailyCourse } own
            && CourseOf(other, one) is { Amplitude: >= AssessmentThresholds.LeastDailyCourse } others
            && Math.Abs(DiurnalCycle.Between(others.Hour, own.Hour) - hours) <= AssessmentThresholds.ShiftError;

        DiurnalCycle? CourseOf(AssessedVendor vendor, AssessedVendor with) => DiurnalCycle.Of(axis, step =>
            double.IsNaN(with.SeriesOf(Variable.Temperature)[step]) ? double.NaN : vendor.SeriesOf(Variable.Temperature)[step]);
    }

    /// <summary>How far the warmest hour lies from the sun's; NaN where there is no daily course to speak of.</summary>
    internal double WarmestOff(AssessedVendor vendor)
    {
        if (vendor.HoursOf(Variable.Temperature) is not { } voice) return double.NaN;
        var facts = VariableFacts.Of(Variable.Temperature);
        if (DiurnalCycle.Of(axis, step => voice.At(step, facts.Minimum, facts.Maximum)) is not { } course) return double.NaN;
        return course.Amplitude < AssessmentThresholds.LeastDailyCourse
            ? double.NaN
            : DiurnalCycle.Between(AssessmentThresholds.WarmestHour, course.Hour + place.Longitude / 15);
    }

    /// <summary>Mean square of what remains of the difference, its mean taken out, when one is moved by some hours.</summary>
    private static double Left(ReadOnlySpan<double> late, ReadOnlySpan<double> early, int shift)
    {
        var (count, sum, squares) = (0, 0.0, 0.0);
        for (var step = AssessmentThresholds.LongestShift; step < late.Length - AssessmentThresholds.LongestShift; step++)
        {
            // Every shift is judged by the same hours: those that both ends of the search have something to say to.
            if (double.IsNaN(early[step - AssessmentThresholds.LongestShift] + early[step + AssessmentThresholds.LongestShift])) continue;
            var difference = late[step] - early[step - shift];
            if (!double.IsNaN(difference)) (count, sum, squares) = (count + 1, sum + difference, squares + difference * difference);
        }

        return count < AssessmentThresholds.StuckHours ? double.NaN : squares / count - sum / count * (sum / count);
    }
}
