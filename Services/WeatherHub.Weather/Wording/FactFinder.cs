using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Daily;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Wording;

/// <summary>From a day's numbers to what is worth saying about it.</summary>
internal static class FactFinder
{
    private const double Heat = 30;
    private const double GreatHeat = 35;
    private const double GreatFrost = -10;

    /// <summary>Highs of two days that differ by so much are worth a word, °C.</summary>
    private const double GreatChange = 8;

    /// <summary>How many steps of <see cref="Condition.Clear"/> to <see cref="Condition.Overcast"/> make another sky.</summary>
    private const int AnotherSky = 2;

    /// <summary>So many hours of daylight must lie on each side of noon for its skies to be told apart.</summary>
    private const int LeastHours = 3;

    /// <summary>Null where nothing can be said.</summary>
    internal static DayFacts? Of(MergedDaily daily, int index)
    {
        if (!DayView.CanSpeakOf(daily, index)) return null;
        var day = new DayView(daily, index);
        var fall = FallFinder.Of(day);
        var (sky, later) = Sky(day);
        var dry = fall is null && !double.IsNaN(day.Ahead);
        return new DayFacts
        {
            Sky = sky,
            SkyLater = later,
            IsDry = dry,
            Fall = fall,
            Thunder = Thunder(day),
            Fog = day is { Rest: { } rest, IsOutlook: false } ? rest.SpellOf(step => rest.Hours.ConditionAt(step) is Condition.Fog or Condition.FreezingFog, _ => 1) : null,
            Wind = Beaufort.Of(day.Wind) is var force && Gust(day) is var gust && (force ?? gust) is not null ? new WindFact(force, gust) : null,
            Warmth = Warm(day),
            Change = Change(daily, index),
            Doubt = DoubtFinder.Of(day),
            Fell = day.HasFallen ? new FellFact(day.Rest!.Fell, day.Rest.Begin) : null,
            KnownUntil = day is { Rest: { } hours, IsOutlook: false } ? hours.KnownUntil() : null,
            Temperatures = sky is null && fall is null && !dry ? Temperatures(day) : null,
            IsRest = day.Rest is { HasPast: true } && !day.IsOutlook,
        };
    }

    /// <summary>What the sky is called; beside what falls only what hides it, and of a day of dry thunder its clouds.</summary>
    private static (Condition? Sky, Condition? Later) Sky(DayView day)
    {
        if (day.Condition is not { } named) return (null, null);
        var kind = named.ClassOf();
        if (ConditionInputs.IsMeasurable(day.Ahead) || PrecipitationEvent.Of(named) is not null) return (kind == ConditionClass.Other ? named : null, null);
        if (kind is ConditionClass.Fog or ConditionClass.Other) return (named, null);
        var thunder = kind == ConditionClass.Thunder;
        if (day is not { Rest: { } rest, IsOutlook: false }) return (kind is ConditionClass.Clear or ConditionClass.Cloud ? named : null, null);
        var (before, after) = Clouds(rest);
        var all = (Cover: before.Cover + after.Cover, Hours: before.Hours + after.Hours);
        if (thunder) return (all.Hours > 0 ? ConditionRule.OfCloud(all.Cover / all.Hours) : null, null);
        if (kind is not (ConditionClass.Clear or ConditionClass.Cloud)) return (null, null);
        if (all.Hours == 0 || before.Hours < LeastHours || after.Hours < LeastHours) return (named, null);
        var (morning, afternoon) = (ConditionRule.OfCloud(before.Cover / before.Hours), ConditionRule.OfCloud(after.Cover / after.Hours));
        return Math.Abs(morning - afternoon) >= AnotherSky ? (morning, afternoon) : (named, null);
    }

    /// <summary>The cover of the hours that a dry day is named after, before noon and from noon on.</summary>
    private static ((double Cover, int Hours) Before, (double Cover, int Hours) After) Clouds(RestOfDay rest)
    {
        var (before, after, cloud) = ((Cover: 0.0, Hours: 0), (Cover: 0.0, Hours: 0), rest[Variable.CloudCover]);
        var daylight = false;
        for (var step = rest.Steps.FirstInside; step < rest.Steps.End; step++) daylight |= rest.Hours.IsDayAt(step);
        for (var step = rest.Steps.FirstInside; step < rest.Steps.End; step++)
        {
            if ((daylight && !rest.Hours.IsDayAt(step)) || !cloud.Has(step)) continue;
            if (rest.PartOf(step) < PartOfDay.Afternoon) before = (before.Cover + cloud.Values[step], before.Hours + 1);
            else after = (after.Cover + cloud.Values[step], after.Hours + 1);
        }

        return (before, after);
    }

    private static ThunderFact? Thunder(DayView day)
    {
        var named = day.Condition is { } condition && condition.ClassOf() == ConditionClass.Thunder ? day.Condition : null;
        if (day is not { Rest: { } rest, IsOutlook: false }) return named is { } only ? new ThunderFact(only, null, Word(only, double.NaN)) : null;
        var (chance, worst) = (double.NaN, named);
        var when = rest.SpellOf(
            step =>
            {
                if (rest.Hours.ConditionAt(step) is not { } said || said.ClassOf() != ConditionClass.Thunder) return false;
                if (named is null && (worst is null || said > worst)) worst = said;
                if (!(rest[Variable.PrecipitationProbability].Values[step] <= chance)) chance = rest[Variable.PrecipitationProbability].Values[step];
                return true;
            },
            _ => 1);
        return worst is { } kind ? new ThunderFact(kind, when, Word(kind, chance)) : null;
    }

    /// <summary>Vendors' votes for thunder are no probability: it is never called more than possible without one.</summary>
    private static Likelihood Word(Condition kind, double chance) =>
        kind == Condition.ThunderDry || double.IsNaN(chance) ? Likelihood.Possible : Likelihoods.Of(chance);

    private static double? Gust(DayView day) => Math.Round(day.Gust, 1, MidpointRounding.AwayFromZero) >= Beaufort.WeakestGust ? day.Gust : null;

    private static (double Low, double High)? Temperatures(DayView day) =>
        double.IsNaN(day.Low) ? double.IsNaN(day.High) ? null : (day.High, day.High) : (day.Low, double.IsNaN(day.High) ? day.Low : day.High);

    private static WarmthFact? Warm(DayView day)
    {
        var (low, high) = (Math.Round(day.Low, 1, MidpointRounding.AwayFromZero), Math.Round(day.High, 1, MidpointRounding.AwayFromZero));
        if (high >= Heat) return new WarmthFact(high >= GreatHeat ? Warmth.VeryHot : Warmth.Hot, day.High);
        if (low >= 0 || double.IsNaN(low)) return null;
        return new WarmthFact(high < 0 ? Warmth.Freezing : low <= GreatFrost ? Warmth.SevereFrost : Warmth.Frost, day.Low);
    }

    /// <summary>Only between two days that are known as a whole.</summary>
    private static double? Change(MergedDaily daily, int index)
    {
        if (index == 0 || !daily.IsWhole(index) || !daily.IsWhole(index - 1)) return null;
        var change = DayView.ValueOf(daily, DailyVariable.TemperatureMax, index) - DayView.ValueOf(daily, DailyVariable.TemperatureMax, index - 1);
        return Math.Abs(change) >= GreatChange ? change : null;
    }
}
