using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Daily;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Wording;

/// <summary>The precipitation of a day: kind, likelihood, hours, amount.</summary>
internal static class PrecipitationFinder
{
    /// <summary>The least probability, %, that is a fact where nothing measurable is expected.</summary>
    private const double LeastProbability = 10;

    /// <summary>Share of the day's amount that must lie in known hours for hours to be named.</summary>
    private const double KnownShare = 0.9;

    internal static PrecipitationFact? Of(DayNumbers day)
    {
        var likelihood = Likelihoods.Of(day.Probability);
        if (ConditionInputs.IsMeasurable(day.Ahead)) return Measurable(day, likelihood);
        if (double.IsNaN(day.Ahead) && Named(day.Condition) is { } named)
            return new PrecipitationFact(
                named, likelihood, null, day.Hours?.PeriodOf(step => Named(day.Hours.Source.ConditionAt(step)) is not null));
        return Math.Round(day.Probability, MidpointRounding.AwayFromZero) >= LeastProbability ? Chance(day, likelihood) : null;
    }

    private static PrecipitationFact Measurable(DayNumbers day, Likelihood likelihood)
    {
        var (kind, when) = (Named(day.Condition) ?? KindAt(day.MeanTemperature), (Period?)null);
        if (day.Hours is { } hours)
        {
            var amount = hours[Variable.Precipitation];
            if (hours.Steps.KnownTotal(amount) >= KnownShare * day.Ahead)
                when = hours.PeriodOf(
                    step => ConditionInputs.IsMeasurable(amount.Values[step]),
                    step => amount.Has(step) ? hours.Steps.ShareOf(step) * amount.Values[step] : 0);
            kind = KindOf(hours) ?? kind;
        }

        return new PrecipitationFact(kind, likelihood, AmountOf(day, kind), when, day.HasFallen);
    }

    /// <summary>Nothing measurable, yet a chance of it.</summary>
    private static PrecipitationFact Chance(DayNumbers day, Likelihood likelihood)
    {
        var trace = double.IsNaN(day.Ahead) || likelihood < Likelihood.Likely ? null : new AmountFact(0, Measure.Trace);
        var (temperature, when) = (day.MeanTemperature, (Period?)null);
        if (day.Hours is { } hours)
        {
            var (probability, first, count) = (hours[Variable.PrecipitationProbability], -1, 0);
            bool IsLikeliest(int step) => probability.Has(step) && Likelihoods.Of(probability.Values[step]) == likelihood;
            for (var step = hours.Steps.First; step < hours.Steps.End; step++)
                if (IsLikeliest(step)) (first, count) = (first < 0 ? step : first, count + 1);
            if (first >= 0) temperature = hours[Variable.Temperature].Values[first];
            if (count * 3 <= (hours.Steps.End - hours.Steps.First) * 2) when = hours.PeriodOf(IsLikeliest);
        }

        return new PrecipitationFact(KindAt(temperature), likelihood, trace, when, day.HasFallen);
    }

    /// <summary>The kind that the day is named after, thunder and storms aside; null where no hour has one.</summary>
    private static Condition? KindOf(RemainingHours hours)
    {
        var (amount, source) = (hours[Variable.Precipitation], hours.Source);
        var (all, snow, wettestRain, wettestSnow, wettest) = (0.0, 0.0, -1, -1, -1);
        int Wetter(int best, int step) => best < 0 || amount.Values[step] > amount.Values[best] ? step : best;
        for (var step = hours.Steps.First; step < hours.Steps.End; step++)
        {
            if (!ConditionInputs.IsMeasurable(amount.Values[step])) continue;
            all += amount.Values[step];
            wettest = Wetter(wettest, step);
            var kind = source.ConditionAt(step)?.ClassOf();
            if (kind == ConditionClass.Rain) wettestRain = Wetter(wettestRain, step);
            if (kind != ConditionClass.Snow) continue;
            snow += amount.Values[step];
            wettestSnow = Wetter(wettestSnow, step);
        }

        if (wettest < 0) return null;
        if (wettestSnow >= 0 && (wettestRain < 0 || snow >= DailyCondition.FrozenShare * all)) return source.ConditionAt(wettestSnow);
        if (wettestRain >= 0) return source.ConditionAt(wettestRain);
        var type = source.TypeAt(wettest) ?? PrecipitationType.Rain;
        return PrecipitationRule.ConditionOf(type, amount.Values[wettest], showers: true, drizzle: false);
    }

    private static AmountFact AmountOf(DayNumbers day, Condition kind)
    {
        var water = AmountOf(day, DailyVariable.PrecipitationSum, day.Ahead, Measure.Rain);
        if (kind.PrecipitationOf()?.Type != PrecipitationType.Snow) return water;
        var depth = day.ValueOf(DailyVariable.SnowfallSum);
        if (day is { Remaining: { HasPast: true } hours, HasFallen: true })
            depth = hours.Steps.Total(hours[Variable.Snowfall], hours[Variable.Snowfall]).Value;
        return ConditionInputs.IsMeasurable(depth)
            ? AmountOf(day, DailyVariable.SnowfallSum, depth, Measure.SnowDepth) : water with { Measure = Measure.SnowWater };
    }

    /// <summary>The amount still to come, with the interval of the day's total; one number where that is not known.</summary>
    private static AmountFact AmountOf(DayNumbers day, DailyVariable variable, double ahead, Measure measure)
    {
        if (day.IntervalOf(variable) is not { } interval) return new AmountFact(ahead, measure);
        var fallen = day.HasFallen ? day.ValueOf(variable) - ahead : 0;
        return new AmountFact(ahead, Math.Clamp(interval.Low - fallen, 0, ahead), Math.Max(interval.High - fallen, ahead), measure);
    }

    /// <summary>The condition, where it is one of precipitation.</summary>
    private static Condition? Named(Condition? condition) => condition?.PrecipitationOf() is null ? null : condition;

    private static Condition KindAt(double temperature) =>
        PrecipitationRule.PhaseOf(new ConditionInputs(0.1, Temperature: temperature)) switch
        {
            PrecipitationType.Snow => Condition.Snow,
            PrecipitationType.RainSnow => Condition.RainSnow,
            _ => Condition.Rain,
        };
}
