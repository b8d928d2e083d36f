using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Daily;

/// <summary>
/// The condition that stands for a day. With a measurable total: storms, then thunder, then frozen if it makes up a fifth of the total, then
/// rain, each in the words of its wettest hour. Without: dry thunder, else what hides the sky for half of the daylight hours, else the mean
/// cloud cover of the daylight hours (of all hours in polar night). Hours that say nothing have no part in it.
/// </summary>
internal static class DailyCondition
{
    private const double FrozenShare = 0.2;

    internal static (Condition? Condition, ulong From) Of(in DayHours steps, MergedChannels hours, DerivedConditions sky, bool[] isDay, MergedChannel sums, int day)
    {
        var (total, from) = (sums.Values[day], sums.From[day]);
        for (var step = steps.First; step < steps.End; step++)
            if (sky.Conditions[step] is not null) from |= sky.FromAt(step);
        var condition = Of(steps, hours, sky, isDay, total);
        return (condition, condition is null ? 0 : from);
    }

    /// <summary>The condition of some hours whose total, in mm, is given.</summary>
    internal static Condition? Of(in DayHours steps, MergedChannels hours, DerivedConditions sky, bool[] isDay, double total) =>
        ConditionInputs.IsMeasurable(total) || double.IsNaN(total)
            ? Wet(steps, hours, sky) ?? (double.IsNaN(total) ? Dry(steps, hours, sky, isDay) : Trace(steps, hours))
            : Dry(steps, hours, sky, isDay);

    private static Condition? Wet(in DayHours steps, MergedChannels hours, DerivedConditions sky)
    {
        Span<double> amounts = stackalloc double[Enum.GetValues<ConditionClass>().Length];
        Span<int> wettest = stackalloc int[amounts.Length];
        wettest.Fill(-1);
        var (all, amount) = (0.0, hours[Variable.Precipitation]);
        for (var step = steps.First; step < steps.End; step++)
        {
            if (sky.Conditions[step] is not { } condition) continue;
            var kind = (int)condition.ClassOf();
            var fell = amount.Has(step) ? amount.Values[step] : 0;
            if (kind == (int)ConditionClass.Other && !ConditionInputs.IsMeasurable(fell)) continue;
            if (wettest[kind] < 0 || fell > amount.Values[wettest[kind]]) wettest[kind] = step;
            amounts[kind] += fell;
            all += fell;
        }

        if (wettest[(int)ConditionClass.Other] >= 0) return sky.Conditions[wettest[(int)ConditionClass.Other]];
        if (wettest[(int)ConditionClass.Thunder] >= 0) return sky.Conditions[wettest[(int)ConditionClass.Thunder]];
        var (frozen, rain) = (wettest[(int)ConditionClass.Snow], wettest[(int)ConditionClass.Rain]);
        if (frozen >= 0 && (rain < 0 || amounts[(int)ConditionClass.Snow] >= FrozenShare * all)) return sky.Conditions[frozen];
        return rain < 0 ? null : sky.Conditions[rain];
    }

    /// <summary>It adds up to something, though no hour shows any.</summary>
    private static Condition Trace(in DayHours steps, MergedChannels hours)
    {
        var middle = (steps.Highest(hours[Variable.Temperature], anyShare: false).Value + steps.Lowest(hours[Variable.Temperature]).Value) / 2;
        var type = PhaseRule.PhaseOf(new ConditionInputs(0.1, double.NaN, middle, double.NaN, double.NaN), new ConditionVotes());
        return PrecipitationIntensity.Of(type, 0.1, showery: false, drizzle: type == PrecipitationType.Rain);
    }

    private static Condition? Dry(in DayHours steps, MergedChannels hours, DerivedConditions sky, bool[] isDay)
    {
        var daylight = false;
        for (var step = steps.FirstInside; step < steps.End; step++) daylight |= isDay[step];
        var counts = new int[ConditionFacts.All.Length];
        var (spoken, dry, cloud, clouds, unknown) = (0, 0, 0.0, 0, false);
        for (var step = steps.FirstInside; step < steps.End; step++)
        {
            if (sky.Conditions[step] == Condition.ThunderDry) return Condition.ThunderDry;
            if (daylight && !isDay[step]) continue;
            if (hours[Variable.CloudCover].Has(step)) (cloud, clouds) = (cloud + hours[Variable.CloudCover].Values[step], clouds + 1);
            if (sky.Conditions[step] is not { } condition) continue;
            unknown |= condition == Condition.Unknown;
            if (condition == Condition.Unknown) continue;
            spoken++;
            if (!condition.ClassOf().Falls()) (dry, counts[(int)condition]) = (dry + 1, counts[(int)condition] + 1);
        }

        var hidden = Most(counts, kind => kind is ConditionClass.Fog or ConditionClass.Other);
        if (hidden.Hours * 2 >= spoken && hidden.Condition is { } veil) return veil;
        if (clouds > 0) return ConditionRule.OfCloud(cloud / clouds);
        return dry > 0 ? Most(counts, _ => true).Condition : unknown ? Condition.Unknown : null;
    }

    private static (Condition? Condition, int Hours) Most(int[] counts, Func<ConditionClass, bool> ofClass)
    {
        (Condition? Condition, int Hours) most = (null, 0);
        for (var i = 0; i < counts.Length; i++)
            if (counts[i] > most.Hours && ofClass(((Condition)i).ClassOf())) most = ((Condition)i, counts[i]);
        return most;
    }
}
