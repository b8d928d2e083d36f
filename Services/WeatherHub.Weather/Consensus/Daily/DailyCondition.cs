using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Daily;

/// <summary>
/// The condition of a day. With a measurable total: storms, then thunder, then frozen precipitation if it is a fifth of the total, then
/// rain, each as in its wettest hour. Without: dry thunder, else what obscures the sky for half of the daylight hours, else the mean cloud
/// cover of the daylight hours (of all hours in polar night). Hours without a condition do not count.
/// </summary>
internal static class DailyCondition
{
    /// <summary>Share of the total from which on a day is named after frozen precipitation.</summary>
    internal const double FrozenShare = 0.2;

    internal static (Condition? Condition, ulong Sources) Of(in DayHours steps, MergedHours hours, MergedChannel totals, int day)
    {
        var sources = totals.Sources[day];
        for (var step = steps.First; step < steps.End; step++)
            if (hours.Conditions.Conditions[step] is not null) sources |= hours.Conditions.SourcesAt(step);
        var condition = Of(steps, hours, totals.Values[day]);
        return (condition, condition is null ? 0 : sources);
    }

    /// <summary>The condition of some hours with a total, in mm.</summary>
    internal static Condition? Of(in DayHours steps, MergedHours hours, double total)
    {
        if (!double.IsNaN(total) && !ConditionInputs.IsMeasurable(total)) return Dry(steps, hours);
        return Wet(steps, hours) ?? (double.IsNaN(total) ? Dry(steps, hours) : Trace(steps, hours.Channels));
    }

    private static Condition? Wet(in DayHours steps, MergedHours hours)
    {
        Span<double> amounts = stackalloc double[Enum.GetValues<ConditionClass>().Length];
        Span<int> wettest = stackalloc int[amounts.Length];
        wettest.Fill(-1);
        var (all, amount, conditions) = (0.0, hours[Variable.Precipitation], hours.Conditions.Conditions);
        for (var step = steps.First; step < steps.End; step++)
        {
            if (conditions[step] is not { } condition) continue;
            var kind = (int)condition.ClassOf();
            var fallen = amount.Has(step) ? amount.Values[step] : 0;
            if (kind == (int)ConditionClass.Other && !ConditionInputs.IsMeasurable(fallen)) continue;
            if (wettest[kind] < 0 || fallen > amount.Values[wettest[kind]]) wettest[kind] = step;
            amounts[kind] += fallen;
            all += fallen;
        }

        var (other, thunder) = (wettest[(int)ConditionClass.Other], wettest[(int)ConditionClass.Thunder]);
        var (frozen, rain) = (wettest[(int)ConditionClass.Snow], wettest[(int)ConditionClass.Rain]);
        var isFrozen = frozen >= 0 && (rain < 0 || amounts[(int)ConditionClass.Snow] >= FrozenShare * all);
        var named = other >= 0 ? other : thunder >= 0 ? thunder : isFrozen ? frozen : rain;
        return named < 0 ? null : conditions[named];
    }

    /// <summary>The hours add up to a measurable total, though none has a measurable amount.</summary>
    private static Condition Trace(in DayHours steps, MergedChannels hours)
    {
        var mean = (steps.Highest(hours, Variable.Temperature).Value + steps.Lowest(hours, Variable.Temperature).Value) / 2;
        var type = PrecipitationRule.PhaseOf(new ConditionInputs(0.1, Temperature: mean));
        return PrecipitationRule.ConditionOf(type, 0.1, showers: false, drizzle: type == PrecipitationType.Rain);
    }

    private static Condition? Dry(in DayHours steps, MergedHours hours)
    {
        var hasDaylight = false;
        for (var step = steps.FirstInside; step < steps.End; step++) hasDaylight |= hours.IsDay[step];
        var counts = new int[ConditionFacts.All.Length];
        var (known, dry, cloud, clouds, unknown, cover) = (0, 0, 0.0, 0, false, hours[Variable.CloudCover]);
        for (var step = steps.FirstInside; step < steps.End; step++)
        {
            var condition = hours.Conditions.Conditions[step];
            if (condition == Condition.ThunderDry) return Condition.ThunderDry;
            if (hasDaylight && !hours.IsDay[step]) continue;
            if (cover.Has(step)) (cloud, clouds) = (cloud + cover.Values[step], clouds + 1);
            unknown |= condition == Condition.Unknown;
            if (condition is not { } of || condition == Condition.Unknown) continue;
            known++;
            if (!of.ClassOf().IsPrecipitation()) (dry, counts[(int)of]) = (dry + 1, counts[(int)of] + 1);
        }

        var obscured = MostFrequent(counts, kind => kind is ConditionClass.Fog or ConditionClass.Other);
        if (obscured.Hours * 2 >= known && obscured.Condition is { } veil) return veil;
        if (clouds > 0) return ConditionRule.OfCloud(cloud / clouds);
        return dry > 0 ? MostFrequent(counts, _ => true).Condition : unknown ? Condition.Unknown : null;
    }

    private static (Condition? Condition, int Hours) MostFrequent(int[] counts, Func<ConditionClass, bool> ofClass)
    {
        (Condition? Condition, int Hours) most = (null, 0);
        for (var i = 0; i < counts.Length; i++)
            if (counts[i] > most.Hours && ofClass(((Condition)i).ClassOf())) most = ((Condition)i, counts[i]);
        return most;
    }
}
