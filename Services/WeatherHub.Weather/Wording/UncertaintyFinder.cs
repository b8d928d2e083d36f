using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Wording;

/// <summary>What is uncertain about a day; only the most important topic.</summary>
internal static class UncertaintyFinder
{
    /// <summary>Uncertain hours of one part of the day from which on it is named.</summary>
    private const int LeastHours = 2;

    /// <summary>Standard deviation of the members of an hour's amount, mm^(1/3): as of two of equal weight with nothing and 1 mm.</summary>
    private const double PrecipitationSpread = 0.5;

    /// <summary>Probability, %, that the warmest hour is right within the tolerance, below which confidence is low.</summary>
    private const double LeastConfidence = 35;

    internal static UncertaintyFact? Of(DayNumbers day)
    {
        if (day.Hours is not { } hours) return null;
        var amount = hours[Variable.Precipitation];
        return About(hours, Uncertainty.Precipitation, step =>
                amount.Has(step) && amount.Lineages[step] > 1 && Math.Sqrt(amount.Spread[step]) >= PrecipitationSpread)
            ?? About(hours, Uncertainty.Temperature, step => hours[Variable.Temperature].Disputed[step])
            ?? About(hours, Uncertainty.Wind, step => hours[Variable.WindSpeed].Disputed[step])
            ?? (day.Rejected > 0 ? new UncertaintyFact(Uncertainty.Outliers, [], day.Rejected) : LowConfidence(hours));
    }

    private static UncertaintyFact? About(RemainingHours hours, Uncertainty topic, Func<int, bool> isUncertain)
    {
        Span<int> counts = stackalloc int[4];
        for (var step = hours.Steps.First; step < hours.Steps.End; step++)
            if (isUncertain(step)) counts[(int)hours.PartOf(step)]++;
        var parts = new List<PartOfDay>();
        for (var part = 0; part < counts.Length; part++)
            if (counts[part] >= LeastHours) parts.Add((PartOfDay)part);
        return parts.Count == 0 ? null : new UncertaintyFact(topic, parts.Count > 2 ? [] : parts);
    }

    private static UncertaintyFact? LowConfidence(RemainingHours hours)
    {
        if (hours.Source.Skill.Of(Variable.Temperature) is not { } skill) return null;
        var (temperature, warmest) = (hours[Variable.Temperature], -1);
        for (var step = hours.Steps.First; step < hours.Steps.End; step++)
            if (temperature.Has(step) && (warmest < 0 || temperature.Values[step] > temperature.Values[warmest])) warmest = step;
        if (warmest < 0) return null;
        var confidence = skill.ConfidenceIn(temperature.Values[warmest], temperature.Spread[warmest], warmest / 24.0);
        return confidence.Level < LeastConfidence ? new UncertaintyFact(Uncertainty.LowConfidence, []) : null;
    }
}
