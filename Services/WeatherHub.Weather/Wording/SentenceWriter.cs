using WeatherHub.Weather.Conditions;

namespace WeatherHub.Weather.Wording;

/// <summary>From facts to one sentence. The least important clauses are dropped until it is short enough.</summary>
internal sealed class SentenceWriter(PhraseTable phrases, SentenceUnits units)
{
    /// <summary>Characters.</summary>
    internal const int Longest = 120;

    /// <summary>The rank of clauses without which the sentence would contradict the numbers.</summary>
    private const int Always = 0;

    private readonly QuantityFormatter format = new(phrases, units);

    internal string Write(DayFacts facts)
    {
        var clauses = new List<Clause>();
        void Add(string text, int rank) => clauses.Add(new Clause(text, rank));
        void AddApart(string text, int rank) => clauses.Add(new Clause(text, rank, IsApart: true));

        if (facts.Range is { } range) Add(RangeOf(range), 2);
        var isHazard = facts.Sky?.ClassOf() == ConditionClass.Other;
        if (Sky(facts) is { } sky) Add(sky, facts.Precipitation is null || isHazard ? Always : 7);
        var thunder = facts.Thunder;
        if (facts.Precipitation is { } precipitation)
        {
            var isThunderstorm = thunder is { Kind: not Condition.ThunderDry } && thunder.When == precipitation.When;
            var kind = isThunderstorm ? thunder!.Kind : precipitation.Kind;
            Add(Event(kind, precipitation.Likelihood, precipitation.When, facts), Always);
            if (isThunderstorm) thunder = null;
            if (precipitation.Amount is { } amount) Add(AmountOf(amount, precipitation.IsMore), Always);
        }

        if (thunder is not null) Add(Event(thunder.Kind, thunder.Likelihood, thunder.When, facts), 1);
        if (facts.Wind is { Force: { } force }) Add(phrases.Winds[force], 4);
        if (facts.Wind is { Gust: { } gust }) Add(PhraseTable.Fill(phrases.Gusts, ("speed", format.Speed(gust))), 4);
        if (facts.Temperature is { } temperature) Add(Extreme(temperature), 5);
        if (facts.Fog is { } fog && !IsFog(facts.Sky)) Add(Event(Condition.Fog, Likelihood.Plain, fog, facts), 6);
        if (facts.Change is { } change)
            Add(PhraseTable.Fill(change > 0 ? phrases.Warmer : phrases.Colder, ("difference", format.Difference(change))), 8);
        if (facts is { Fallen: { } fallen, Precipitation: not { IsMore: true, Amount: { Measure: not Measure.Trace } } })
            AddApart(Fallen(fallen), Always);
        if (facts.Uncertainty is { } uncertainty)
            AddApart(Uncertain(uncertainty, facts), uncertainty.Topic == Uncertainty.LowConfidence ? 9 : 3);
        if (facts.KnownUntil is { } until) AddApart(PhraseTable.Fill(phrases.KnownUntil, ("time", Clock(until))), 2);
        return Join(clauses);
    }

    private static string Clock(TimeOnly time) => $"{time:HH:mm}";

    private static bool IsFog(Condition? sky) => sky is Condition.Fog or Condition.FreezingFog;

    private string RangeOf((double Low, double High) range)
    {
        var (low, high) = (format.Temperature(range.Low), format.Temperature(range.High));
        return low == high
            ? PhraseTable.Fill(phrases.Temperature, ("temperature", low))
            : PhraseTable.Fill(phrases.Temperatures, ("low", low), ("high", high));
    }

    private string? Sky(DayFacts facts)
    {
        if (facts.Sky is not { } sky) return facts.IsDry ? phrases.Dry : null;
        var text = IsFog(sky) && facts.Fog is not null ? Event(sky, Likelihood.Plain, facts.Fog, facts)
            : facts.SkyLater is { } later
                ? PhraseTable.Fill(phrases.Turning, ("sky", phrases.Conditions[sky]), ("later", phrases.Conditions[later]))
            : phrases.Conditions[sky];
        if (!facts.IsDry) return text;
        var isPlain = sky <= Condition.Overcast && facts.SkyLater is null;
        return PhraseTable.Fill(isPlain ? phrases.SkyAndDry : phrases.ObscuredAndDry, ("sky", text));
    }

    private string Event(Condition what, Likelihood likelihood, Period? when, DayFacts facts) =>
        PhraseTable.Fill(
            phrases.Likelihoods[likelihood], ("what", phrases.Conditions[what]),
            ("when", when is null ? "" : When(when, facts.IsRestOfDay)));

    private string When(Period period, bool isRest)
    {
        var hours = (period.From, period.To) switch
        {
            ({ } from, { } to) => PhraseTable.Fill(phrases.Between, ("from", Clock(from)), ("to", Clock(to))),
            ({ } from, null) => PhraseTable.Fill(period.Kind == PeriodKind.Around ? phrases.Around : phrases.After, ("from", Clock(from))),
            (null, { } to) => PhraseTable.Fill(phrases.Until, ("to", Clock(to))),
            _ => period.Kind != PeriodKind.Continuous ? "" : isRest ? phrases.RestOfDay : phrases.AllDay,
        };
        return period.Kind switch
        {
            PeriodKind.Mainly => PhraseTable.Fill(phrases.Mainly, ("when", hours)),
            PeriodKind.Intermittent => PhraseTable.Fill(phrases.AtTimes, ("when", hours)),
            _ => hours,
        };
    }

    private string AmountOf(AmountFact amount, bool isMore)
    {
        var text = format.Amount(amount);
        return isMore && amount.Measure != Measure.Trace ? PhraseTable.Fill(phrases.More, ("amount", text)) : text;
    }

    private string Fallen(FallenFact fallen)
    {
        var amount = format.Amount(new AmountFact(fallen.Amount, Measure.Rain));
        return PhraseTable.Fill(phrases.Fallen, ("amount", amount), ("time", Clock(fallen.Before)));
    }

    private string Extreme(TemperatureFact extreme)
    {
        var mayBeSlight = extreme.Kind is TemperatureExtreme.Frost or TemperatureExtreme.Freezing;
        return mayBeSlight && !format.ShowsFrost(extreme.Temperature)
            ? phrases.SlightFrost
            : PhraseTable.Fill(phrases.Extremes[extreme.Kind], ("temperature", format.Temperature(extreme.Temperature)));
    }

    private string Uncertain(UncertaintyFact fact, DayFacts facts)
    {
        if (fact.Topic == Uncertainty.Outliers)
            return PhraseTable.Fill(phrases.Outliers[phrases.Plural.FormOf(fact.Vendors)], ("count", $"{fact.Vendors}"));
        if (fact.Topic != Uncertainty.Precipitation || fact.Parts.Count == 0) return phrases.Uncertainties[fact.Topic];
        var parts = phrases.Parts[fact.Parts[0]];
        if (fact.Parts.Count > 1) parts = PhraseTable.Fill(phrases.And, ("first", parts), ("second", phrases.Parts[fact.Parts[1]]));
        var template = facts.Precipitation is null ? phrases.DisagreeOnPrecipitationIn : phrases.DisagreeOnParts;
        return PhraseTable.Fill(template, ("parts", parts));
    }

    private string Join(List<Clause> clauses)
    {
        var text = Written(clauses);
        while (text.Length > Longest && clauses.MaxBy(clause => clause.Rank) is { Rank: > Always } least)
        {
            clauses.Remove(least);
            text = Written(clauses);
        }

        return text;
    }

    private string Written(List<Clause> clauses)
    {
        var first = string.Join(phrases.Comma, clauses.Where(clause => !clause.IsApart).Select(clause => clause.Text));
        var parts = clauses.Where(clause => clause.IsApart).Select(clause => clause.Text).Prepend(first).Where(part => part.Length > 0);
        var text = string.Join(phrases.Semicolon, parts);
        return text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
    }

    private sealed record Clause(string Text, int Rank, bool IsApart = false);
}
