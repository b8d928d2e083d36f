using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Wording;

/// <summary>What falls or may fall in a day: kind, likelihood, hours, amount.</summary>
internal static class FallFinder
{
    /// <summary>As in the day's own condition: frozen when it makes up a fifth of the total.</summary>
    private const double FrozenShare = 0.2;

    /// <summary>The least chance worth a word where nothing measurable is expected, %.</summary>
    private const double LeastChance = 10;

    /// <summary>How much of what the day brings must lie in known hours for hours to be named.</summary>
    private const double MostOfIt = 0.9;

    internal static FallFact? Of(DayView day)
    {
        var likelihood = Likelihoods.Of(day.Chance);
        if (ConditionInputs.IsMeasurable(day.Ahead)) return Measurable(day, likelihood);
        if (double.IsNaN(day.Ahead) && day.Condition is { } named && Falls(named)) return new FallFact(named, likelihood, null, WhenNamed(day));
        return Math.Round(day.Chance, MidpointRounding.AwayFromZero) >= LeastChance ? Chance(day, likelihood) : null;
    }

    private static FallFact Measurable(DayView day, Likelihood likelihood)
    {
        var (kind, when) = (day.Condition is { } named && Falls(named) ? named : ByWarmth((day.High + day.Low) / 2), (Spell?)null);
        if (day is { Rest: { } rest, IsOutlook: false })
        {
            var amount = rest[Variable.Precipitation];
            double Falling(int step) => amount.Has(step) ? rest.Steps.ShareOf(step) * amount.Values[step] : 0;
            var known = 0.0;
            for (var step = rest.Steps.First; step < rest.Steps.End; step++) known += Falling(step);
            if (known >= MostOfIt * day.Ahead) when = rest.SpellOf(step => ConditionInputs.IsMeasurable(amount.Values[step]), Falling);
            kind = KindOf(rest) ?? kind;
        }

        return new FallFact(kind, likelihood, Amounts(day, kind), when, day.HasFallen);
    }

    /// <summary>Nothing measurable, yet a chance of it.</summary>
    private static FallFact Chance(DayView day, Likelihood likelihood)
    {
        var trace = double.IsNaN(day.Ahead) || likelihood < Likelihood.Likely ? null : new AmountFact(0, 0, 0, Measure.Trace);
        if (day is not { Rest: { } rest, IsOutlook: false }) return new FallFact(ByWarmth((day.High + day.Low) / 2), likelihood, trace, null, day.HasFallen);
        var (chance, warmth) = (rest[Variable.PrecipitationProbability], rest[Variable.Temperature]);
        bool Likeliest(int step) => chance.Has(step) && Likelihoods.Of(chance.Values[step]) == likelihood;
        var (first, hours) = (-1, 0);
        for (var step = rest.Steps.First; step < rest.Steps.End; step++)
            if (Likeliest(step)) (first, hours) = (first < 0 ? step : first, hours + 1);
        var standsOut = hours * 3 <= (rest.Steps.End - rest.Steps.First) * 2;
        return new FallFact(
            ByWarmth(first < 0 ? (day.High + day.Low) / 2 : warmth.Values[first]), likelihood, trace, standsOut ? rest.SpellOf(Likeliest, _ => 1) : null, day.HasFallen);
    }

    /// <summary>The kind that the day is named after, thunder and storms aside; null where no hour has one.</summary>
    private static Condition? KindOf(RestOfDay rest)
    {
        var (amount, hours) = (rest[Variable.Precipitation], rest.Hours);
        var (all, snow, wettestRain, wettestSnow, wettest) = (0.0, 0.0, -1, -1, -1);
        int Wetter(int best, int step) => best < 0 || amount.Values[step] > amount.Values[best] ? step : best;
        for (var step = rest.Steps.First; step < rest.Steps.End; step++)
        {
            if (!ConditionInputs.IsMeasurable(amount.Values[step])) continue;
            all += amount.Values[step];
            wettest = Wetter(wettest, step);
            var kind = hours.ConditionAt(step)?.ClassOf();
            if (kind == ConditionClass.Rain) wettestRain = Wetter(wettestRain, step);
            if (kind != ConditionClass.Snow) continue;
            snow += amount.Values[step];
            wettestSnow = Wetter(wettestSnow, step);
        }

        if (wettest < 0) return null;
        if (wettestSnow >= 0 && (wettestRain < 0 || snow >= FrozenShare * all)) return hours.ConditionAt(wettestSnow);
        return wettestRain >= 0 ? hours.ConditionAt(wettestRain)
            : PrecipitationIntensity.Of(hours.TypeAt(wettest) ?? PrecipitationType.Rain, amount.Values[wettest], showery: true, drizzle: false);
    }

    private static Spell? WhenNamed(DayView day) => day is { Rest: { } rest, IsOutlook: false }
        ? rest.SpellOf(step => rest.Hours.ConditionAt(step) is { } condition && Falls(condition), _ => 1) : null;

    private static AmountFact Amounts(DayView day, Condition kind)
    {
        var water = Amount(day, DailyVariable.PrecipitationSum, day.Ahead, Measure.Rain);
        if (PrecipitationEvent.Of(kind)?.Type != PrecipitationType.Snow) return water;
        var depth = day.Value(DailyVariable.SnowfallSum);
        if (day is { Rest: { HasPast: true } rest, HasFallen: true }) depth = rest.Steps.Total(rest[Variable.Snowfall], rest[Variable.Snowfall]).Value;
        return ConditionInputs.IsMeasurable(depth) ? Amount(day, DailyVariable.SnowfallSum, depth, Measure.SnowDepth) : water with { Measure = Measure.SnowWater };
    }

    /// <summary>What is still to come, with the confidence of the day's total; one number where nothing is known of its error.</summary>
    private static AmountFact Amount(DayView day, DailyVariable variable, double ahead, Measure measure)
    {
        if (day.RangeOf(variable) is not { } said) return new AmountFact(ahead, ahead, ahead, measure);
        var before = day.HasFallen ? day.Value(variable) - ahead : 0;
        return new AmountFact(ahead, Math.Clamp(said.Low - before, 0, ahead), Math.Max(said.High - before, ahead), measure);
    }

    private static bool Falls(Condition condition) => PrecipitationEvent.Of(condition) is not null;

    private static Condition ByWarmth(double temperature) =>
        PhaseRule.PhaseOf(new ConditionInputs(0.1, double.NaN, temperature, double.NaN, double.NaN), new ConditionVotes()) switch
        {
            PrecipitationType.Snow => Condition.Snow,
            PrecipitationType.RainSnow => Condition.RainSnow,
            _ => Condition.Rain,
        };
}
