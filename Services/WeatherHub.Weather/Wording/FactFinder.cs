using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Daily;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Wording;

internal static class FactFinder
{
    private const double Hot = 30;
    private const double VeryHot = 35;
    private const double SevereFrost = -10;

    /// <summary>Difference of the maxima of two days, °C, from which on it is a fact.</summary>
    private const double LargeChange = 8;

    /// <summary>Steps from <see cref="Condition.Clear"/> to <see cref="Condition.Overcast"/> that make another sky.</summary>
    private const int AnotherSky = 2;

    /// <summary>Hours of daylight on each side of noon for its skies to be told apart.</summary>
    private const int LeastHours = 3;

    /// <summary>Null without data.</summary>
    internal static DayFacts? Of(MergedDaily daily, int index)
    {
        if (!DayNumbers.HasData(daily, index)) return null;
        var day = new DayNumbers(daily, index);
        var precipitation = PrecipitationFinder.Of(day);
        var (sky, later) = Sky(day);
        var isDry = precipitation is null && !double.IsNaN(day.Ahead);
        return new DayFacts
        {
            Sky = sky,
            SkyLater = later,
            IsDry = isDry,
            Precipitation = precipitation,
            Thunder = Thunder(day),
            Fog = day.Hours?.PeriodOf(step => day.Hours.Source.ConditionAt(step) is Condition.Fog or Condition.FreezingFog),
            Wind = Beaufort.Of(day.Wind) is var force && Gust(day) is var gust && (force ?? gust) is not null
                ? new WindFact(force, gust) : null,
            Temperature = Extreme(day),
            Change = Change(daily, index),
            Uncertainty = UncertaintyFinder.Of(day),
            Fallen = day.HasFallen ? new FallenFact(day.Remaining!.Fallen, day.Remaining.Start) : null,
            KnownUntil = day.Hours?.KnownUntil(),
            Range = sky is null && precipitation is null && !isDry ? Range(day) : null,
            IsRestOfDay = day.IsRestOfDay,
        };
    }

    /// <summary>The sky; beside precipitation only hazards, and of a day of dry thunder its clouds.</summary>
    private static (Condition? Sky, Condition? Later) Sky(DayNumbers day)
    {
        if (day.Condition is not { } named) return (null, null);
        var kind = named.ClassOf();
        var isSky = kind is ConditionClass.Clear or ConditionClass.Cloud;
        if (ConditionInputs.IsMeasurable(day.Ahead) || named.PrecipitationOf() is not null)
            return (kind == ConditionClass.Other ? named : null, null);
        if (kind is ConditionClass.Fog or ConditionClass.Other) return (named, null);
        if (day.Hours is not { } hours) return (isSky ? named : null, null);
        var (before, after) = Clouds(hours);
        var count = before.Hours + after.Hours;
        if (kind == ConditionClass.Thunder) return (count > 0 ? ConditionRule.OfCloud((before.Cover + after.Cover) / count) : null, null);
        if (!isSky) return (null, null);
        if (before.Hours < LeastHours || after.Hours < LeastHours) return (named, null);
        var (morning, afternoon) = (ConditionRule.OfCloud(before.Cover / before.Hours), ConditionRule.OfCloud(after.Cover / after.Hours));
        return Math.Abs(morning - afternoon) >= AnotherSky ? (morning, afternoon) : (named, null);
    }

    /// <summary>Total cover of the hours that a dry day is named after, before noon and from noon on.</summary>
    private static ((double Cover, int Hours) Before, (double Cover, int Hours) After) Clouds(RemainingHours hours)
    {
        var (before, after, cloud) = ((Cover: 0.0, Hours: 0), (Cover: 0.0, Hours: 0), hours[Variable.CloudCover]);
        var hasDaylight = false;
        for (var step = hours.Steps.FirstInside; step < hours.Steps.End; step++) hasDaylight |= hours.Source.IsDayAt(step);
        for (var step = hours.Steps.FirstInside; step < hours.Steps.End; step++)
        {
            if ((hasDaylight && !hours.Source.IsDayAt(step)) || !cloud.Has(step)) continue;
            if (hours.PartOf(step) < PartOfDay.Afternoon) before = (before.Cover + cloud.Values[step], before.Hours + 1);
            else after = (after.Cover + cloud.Values[step], after.Hours + 1);
        }

        return (before, after);
    }

    private static ThunderFact? Thunder(DayNumbers day)
    {
        var named = day.Condition is { } condition && condition.ClassOf() == ConditionClass.Thunder ? day.Condition : null;
        var (probability, worst) = (double.NaN, named);
        var when = day.Hours?.PeriodOf(step =>
        {
            if (day.Hours.Source.ConditionAt(step) is not { } hourly || hourly.ClassOf() != ConditionClass.Thunder) return false;
            if (named is null && (worst is null || hourly > worst)) worst = hourly;
            var own = day.Hours[Variable.PrecipitationProbability].Values[step];
            if (!(own <= probability)) probability = own;
            return true;
        });
        return worst is { } kind ? new ThunderFact(kind, when, ThunderLikelihood(kind, probability)) : null;
    }

    /// <summary>Votes for thunder are no probability: without one it is never more than possible.</summary>
    private static Likelihood ThunderLikelihood(Condition kind, double probability) =>
        kind == Condition.ThunderDry || double.IsNaN(probability) ? Likelihood.Possible : Likelihoods.Of(probability);

    private static double Shown(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero);

    private static double? Gust(DayNumbers day) => Shown(day.Gust) >= Beaufort.WeakestGust ? day.Gust : null;

    private static (double Low, double High)? Range(DayNumbers day)
    {
        var (low, high) = (double.IsNaN(day.Low) ? day.High : day.Low, double.IsNaN(day.High) ? day.Low : day.High);
        return double.IsNaN(low) ? null : (low, high);
    }

    private static TemperatureFact? Extreme(DayNumbers day)
    {
        var (low, high) = (Shown(day.Low), Shown(day.High));
        if (high >= Hot) return new TemperatureFact(high >= VeryHot ? TemperatureExtreme.VeryHot : TemperatureExtreme.Hot, day.High);
        if (low >= 0 || double.IsNaN(low)) return null;
        var kind = high < 0 ? TemperatureExtreme.Freezing : low <= SevereFrost ? TemperatureExtreme.SevereFrost : TemperatureExtreme.Frost;
        return new TemperatureFact(kind, day.Low);
    }

    /// <summary>Only between two days that are known as a whole.</summary>
    private static double? Change(MergedDaily daily, int index)
    {
        if (index == 0 || !daily.IsWhole(index) || !daily.IsWhole(index - 1)) return null;
        double High(int day) => DayNumbers.ValueOf(daily, DailyVariable.TemperatureMax, day);
        var change = High(index) - High(index - 1);
        return Math.Abs(change) >= LargeChange ? change : null;
    }
}
