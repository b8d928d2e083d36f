using WeatherHub.Weather.Astronomy;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Daily;

/// <summary>Local days made of merged hours; past the last hour of all vendors, of the vendors' own days.</summary>
internal sealed class DailyMerge(Coordinates place, MergeWindow window, MergedHours hours, VendorDays vendorDays, MergeSkill skill)
{
    private readonly DailyChannels days = new(window.Days.Count);
    private readonly Condition?[] conditions = new Condition?[window.Days.Count];
    private readonly MergeMethod[] conditionMethods = new MergeMethod[window.Days.Count];
    private readonly ulong[] conditionSources = new ulong[window.Days.Count];
    private readonly DailyExtremeConfidence extremes = new(skill, window);
    private readonly DailyTotalConfidence totals = new(skill, window, hours.Channels);

    internal MergedDaily Merge(ProvenanceWriter writer)
    {
        var merged = new List<MergedDay>();
        var horizon = window.Axis.Count;
        while (horizon > 0 && !hours[Variable.Temperature].Has(horizon - 1)) horizon--;
        for (var i = 0; i < window.Days.Count; i++)
        {
            var day = window.Days[i];
            var steps = new DayHours(window.Axis, day);
            foreach (var source in DailySource.All) SetOfHours(i, source, steps);
            var hasCondition = horizon < steps.End && vendorDays.Fill(i, day, days);
            EnsureOrder(i, DailyVariable.TemperatureMin, DailyVariable.TemperatureMax);
            EnsureOrder(i, DailyVariable.WindSpeedMax, DailyVariable.WindGustMax);
            if (hasCondition) SetCondition(i, vendorDays.ConditionOf(i, days), MergeMethod.ProviderDaily);
            else SetCondition(i, DailyCondition.Of(steps, hours, days[DailyVariable.PrecipitationSum], i), MergeMethod.Derived);
            var (rise, set) = Sun.Day(place, day.Start, day.End);
            days[DailyVariable.MoonPhase].Set(i, Moon.Phase(day.Middle), MergeMethod.Astronomical, 0);
            merged.Add(new MergedDay(day.Date, day.Start, day.End, steps.IsComplete(hours.Channels), rise, set));
        }

        return new MergedDaily(
            merged,
            Enum.GetValues<DailyVariable>().ToDictionary(
                variable => variable,
                variable => writer.Column(days[variable], 0, merged.Count) with { Confidence = ConfidenceOf(variable) }),
            writer.Categories(conditions, conditionMethods, conditionSources, 0, merged.Count));
    }

    private ConfidenceColumn? ConfidenceOf(DailyVariable variable) => variable switch
    {
        DailyVariable.PrecipitationSum => totals.OfPrecipitation(days[variable], days[DailyVariable.PrecipitationProbabilityMax]),
        DailyVariable.SnowfallSum => totals.OfSnow(days[DailyVariable.PrecipitationSum], days[variable]),
        _ => extremes.Of(variable, days[variable]),
    };

    private void SetOfHours(int day, DailySource source, in DayHours steps)
    {
        var (channel, hourly) = (days[source.Daily], hours[source.Hourly]);
        if (source.Statistic == DailyStatistic.Sum)
        {
            var (total, sources) = steps.Total(hourly, hours[Variable.Temperature]);
            channel.Set(day, total, MergeMethod.Derived, sources);
            var wettest = steps.Highest(hours.Channels, source.Hourly).Step;
            if (wettest >= 0) channel.SetSpread(day, double.NaN, hourly.Lineages[wettest]);
            return;
        }

        var extreme = source.Statistic == DailyStatistic.Maximum
            ? steps.Highest(hours.Channels, source.Hourly) : steps.Lowest(hours.Channels, source.Hourly);
        channel.Set(day, extreme.Value, MergeMethod.Derived, extreme.Sources);
        extremes.Note(source.Daily, day, channel, hourly, extreme.Step);
    }

    private void SetCondition(int day, (Condition? Condition, ulong Sources) known, MergeMethod method) =>
        (conditions[day], conditionMethods[day], conditionSources[day]) =
            (known.Condition, known.Condition is null ? MergeMethod.None : method, known.Sources);

    /// <summary>Two extremes may come from different vendors' days: the lower one is never above the upper one.</summary>
    private void EnsureOrder(int day, DailyVariable lower, DailyVariable upper)
    {
        if (!(days[lower].Values[day] > days[upper].Values[day])) return;
        if (lower == DailyVariable.TemperatureMin) days[lower].CopyStep(day, days[upper]);
        else days[upper].CopyStep(day, days[lower]);
    }
}

/// <summary>A channel for every daily variable.</summary>
internal sealed class DailyChannels(int days)
{
    private readonly MergedChannel[] channels = Array.ConvertAll(Enum.GetValues<DailyVariable>(), _ => new MergedChannel(days));

    internal MergedChannel this[DailyVariable variable] => channels[(int)variable];
}
