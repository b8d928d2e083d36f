using WeatherHub.Weather.Conditions;

namespace WeatherHub.Weather.Wording;

/// <summary>From facts to one sentence. Clauses that matter less give way until it is short enough.</summary>
internal sealed class Sentence(Phrases phrases, SpokenNumbers numbers)
{
    /// <summary>Characters.</summary>
    internal const int Longest = 120;

    /// <summary>What must not be left out, or the sentence would contradict the numbers.</summary>
    private const int Always = 0;

    internal string Of(DayFacts facts)
    {
        var clauses = new List<Clause>();
        Main(facts, clauses);
        if (facts.Wind is { Force: { } force }) clauses.Add(new(phrases.Winds[force], 4));
        if (facts.Wind is { Gust: { } gust }) clauses.Add(new(Template.Fill(phrases.Gusts, ("speed", numbers.Speed(gust))), 4));
        if (facts.Warmth is { } warmth) clauses.Add(new(Warm(warmth), 5));
        if (facts.Fog is { } fog && facts.Sky is not (Condition.Fog or Condition.FreezingFog)) clauses.Add(new(Happens(Condition.Fog, Likelihood.Plain, fog, facts), 6));
        if (facts.Change is { } change)
            clauses.Add(new(Template.Fill(change > 0 ? phrases.Warmer : phrases.Colder, ("difference", numbers.Difference(change))), 8));
        if (facts is { Fell: { } fell, Fall: not { More: true, Amount: { Measure: not Measure.Trace } } })
            clauses.Add(new(Fell(fell), Always, Apart: true));
        if (facts.Doubt is { } doubt) clauses.Add(new(Doubted(doubt, facts), doubt.Topic == Doubt.Unsure ? 9 : 3, Apart: true));
        if (facts.KnownUntil is { } until) clauses.Add(new(Template.Fill(phrases.KnownUntil, ("time", Clock(until))), 2, Apart: true));
        return Join(clauses);
    }

    private void Main(DayFacts facts, List<Clause> clauses)
    {
        if (facts.Temperatures is { } range)
        {
            var (low, high) = (numbers.Temperature(range.Low), numbers.Temperature(range.High));
            clauses.Add(new(low == high ? Template.Fill(phrases.Temperature, ("temperature", low)) : Template.Fill(phrases.Temperatures, ("low", low), ("high", high)), 2));
        }

        if (Sky(facts) is { } sky) clauses.Add(new(sky, facts.Fall is null || IsPeril(facts) ? Always : 7));
        var thunder = facts.Thunder;
        if (facts.Fall is { } fall)
        {
            var one = thunder is { Kind: not Condition.ThunderDry } && thunder.When == fall.When;
            clauses.Add(new(Happens(one ? thunder!.Kind : fall.Kind, fall.Likelihood, fall.When, facts), Always));
            if (one) thunder = null;
            if (fall.Amount is { } amount)
            {
                var words = numbers.Amount(amount);
                clauses.Add(new(fall.More && amount.Measure != Measure.Trace ? Template.Fill(phrases.More, ("amount", words)) : words, Always));
            }
        }

        if (thunder is not null) clauses.Add(new(Happens(thunder.Kind, thunder.Likelihood, thunder.When, facts), 1));
    }

    private string? Sky(DayFacts facts)
    {
        if (facts.Sky is not { } sky) return facts.IsDry ? phrases.Dry : null;
        var veiled = sky > Condition.Overcast;
        var words = veiled && facts.Fog is not null && sky is Condition.Fog or Condition.FreezingFog ? Happens(sky, Likelihood.Plain, facts.Fog, facts)
            : facts.SkyLater is { } later ? Template.Fill(phrases.Turning, ("sky", phrases.Conditions[sky]), ("later", phrases.Conditions[later]))
            : phrases.Conditions[sky];
        return facts.IsDry ? Template.Fill(veiled || facts.SkyLater is not null ? phrases.VeilAndDry : phrases.SkyAndDry, ("sky", words)) : words;
    }

    private static bool IsPeril(DayFacts facts) => facts.Sky is { } sky && sky.ClassOf() == ConditionClass.Other;

    private string Happens(Condition what, Likelihood likelihood, Spell? when, DayFacts facts) =>
        Template.Fill(phrases.Likelihoods[likelihood], ("what", phrases.Conditions[what]), ("when", when is null ? "" : When(when, facts.IsRest)));

    private string When(Spell spell, bool isRest)
    {
        var hours = (spell.From, spell.To) switch
        {
            ({ } from, { } to) => Template.Fill(phrases.Between, ("from", Clock(from)), ("to", Clock(to))),
            ({ } from, null) => Template.Fill(spell.Kind == SpellKind.Around ? phrases.Around : phrases.After, ("from", Clock(from))),
            (null, { } to) => Template.Fill(phrases.Until, ("to", Clock(to))),
            _ => spell.Kind != SpellKind.Throughout ? "" : isRest ? phrases.RestOfDay : phrases.AllDay,
        };
        return spell.Kind switch
        {
            SpellKind.Mainly => Template.Fill(phrases.Mainly, ("when", hours)),
            SpellKind.AtTimes => Template.Fill(phrases.AtTimes, ("when", hours)),
            _ => hours,
        };
    }

    private string Fell(FellFact fell) =>
        Template.Fill(phrases.Fell, ("amount", numbers.Amount(new AmountFact(fell.Amount, fell.Amount, fell.Amount, Measure.Rain))), ("time", Clock(fell.Before)));

    private string Warm(WarmthFact warmth) =>
        warmth.Kind is Warmth.Frost or Warmth.Freezing && !numbers.ShowsFrost(warmth.Temperature)
            ? phrases.SlightFrost
            : Template.Fill(phrases.Warmths[warmth.Kind], ("temperature", numbers.Temperature(warmth.Temperature)));

    private string Doubted(DoubtFact doubt, DayFacts facts)
    {
        if (doubt.Topic == Doubt.Outvoted)
            return Template.Fill(phrases.Outvoted[phrases.Plural.FormOf(doubt.Vendors)], ("count", $"{doubt.Vendors}"));
        if (doubt.Topic != Doubt.Fall || doubt.Parts.Count == 0) return phrases.Doubts[doubt.Topic];
        var parts = phrases.Parts[doubt.Parts[0]];
        if (doubt.Parts.Count > 1) parts = Template.Fill(phrases.And, ("first", parts), ("second", phrases.Parts[doubt.Parts[1]]));
        return Template.Fill(facts.Fall is null ? phrases.DoubtOfFallIn : phrases.DoubtOfParts, ("parts", parts));
    }

    private static string Clock(TimeOnly time) => $"{time:HH:mm}";

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
        var together = string.Join(phrases.Comma, clauses.Where(clause => !clause.Apart).Select(clause => clause.Words));
        var text = string.Join(phrases.Semicolon, clauses.Where(clause => clause.Apart).Select(clause => clause.Words).Prepend(together).Where(words => words.Length > 0));
        return text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
    }

    private sealed record Clause(string Words, int Rank, bool Apart = false);
}
