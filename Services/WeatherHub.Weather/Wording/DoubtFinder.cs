using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Wording;

/// <summary>What vendors do not agree on in a day; the weightiest matter alone.</summary>
internal static class DoubtFinder
{
    /// <summary>Hours of one part of the day that must be in doubt.</summary>
    private const int LeastHours = 2;

    /// <summary>Standard deviation of the opinions on an hour's amount, mm^(1/3): two of equal weight that say nothing and 1 mm.</summary>
    private const double FallSpread = 0.5;

    /// <summary>Below this probability, in per cent, that the warmest hour is right within the tolerance, the day is called unsure.</summary>
    private const double LeastSure = 35;

    internal static DoubtFact? Of(DayView day)
    {
        if (day is not { Rest: { } rest, IsOutlook: false }) return null;
        var (amount, hours) = (rest[Variable.Precipitation], rest.Hours);
        return About(rest, Doubt.Fall, step => amount.Has(step) && hours.HasSeveralOnFall(step) && Math.Sqrt(amount.Spread[step]) >= FallSpread)
            ?? About(rest, Doubt.Temperature, hours.IsTemperatureDisputed)
            ?? About(rest, Doubt.Wind, hours.IsWindDisputed)
            ?? (day.Outvoted > 0 ? new DoubtFact(Doubt.Outvoted, [], day.Outvoted) : Unsure(rest, rest[Variable.Temperature]));
    }

    private static DoubtFact? About(RestOfDay rest, Doubt topic, Func<int, bool> isInDoubt)
    {
        Span<int> hours = stackalloc int[4];
        for (var step = rest.Steps.First; step < rest.Steps.End; step++)
            if (isInDoubt(step)) hours[(int)rest.PartOf(step)]++;
        var parts = new List<PartOfDay>();
        for (var part = 0; part < hours.Length; part++)
            if (hours[part] >= LeastHours) parts.Add((PartOfDay)part);
        return parts.Count == 0 ? null : new DoubtFact(topic, parts.Count > 2 ? [] : parts);
    }

    private static DoubtFact? Unsure(RestOfDay rest, MergedChannel warmth)
    {
        if (rest.Hours.MergeSkill.Of(Variable.Temperature) is not { } skill) return null;
        var warmest = -1;
        for (var step = rest.Steps.First; step < rest.Steps.End; step++)
            if (warmth.Has(step) && (warmest < 0 || warmth.Values[step] > warmth.Values[warmest])) warmest = step;
        if (warmest < 0) return null;
        return skill.ConfidenceIn(warmth.Values[warmest], warmth.Spread[warmest], RestOfDay.LeadDays(warmest)).Level < LeastSure ? new DoubtFact(Doubt.Unsure, []) : null;
    }
}
