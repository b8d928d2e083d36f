using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Wording;

/// <summary>
/// The words of a language, by default English: nouns, and templates with placeholders in braces. Another language is another table; no
/// code depends on one.
/// </summary>
internal sealed record PhraseTable
{
    internal static PhraseTable English { get; } = new();

    /// <summary>Every condition of sky or precipitation, in the middle of a sentence.</summary>
    internal IReadOnlyDictionary<Condition, string> Conditions { get; init; } = ConditionFacts.All
        .Where(facts => facts.Class != ConditionClass.Silent)
        .ToDictionary(facts => facts.Condition, facts => Shorter(facts.Condition) ?? facts.Text.ToLowerInvariant());

    internal IReadOnlyDictionary<Likelihood, string> Likelihoods { get; init; } = new Dictionary<Likelihood, string>
    {
        [Likelihood.Expected] = "{what} expected {when}",
        [Likelihood.Unlikely] = "{what} unlikely {when}",
        [Likelihood.SlightChance] = "slight chance of {what} {when}",
        [Likelihood.Possible] = "{what} possible {when}",
        [Likelihood.Likely] = "{what} likely {when}",
        [Likelihood.Plain] = "{what} {when}",
    };

    // The sky of a dry day: a plain one, one that needs more words, none.
    internal string SkyAndDry { get; init; } = "{sky} and dry";
    internal string ObscuredAndDry { get; init; } = "{sky}, dry";
    internal string Dry { get; init; } = "dry";
    internal string Turning { get; init; } = "{sky} in the morning, {later} later";

    // Periods.
    internal string After { get; init; } = "after {from}";
    internal string Until { get; init; } = "until {to}";
    internal string Between { get; init; } = "{from}–{to}";
    internal string Around { get; init; } = "around {from}";
    internal string AllDay { get; init; } = "all day";
    internal string RestOfDay { get; init; } = "for the rest of the day";
    internal string Mainly { get; init; } = "mainly {when}";
    internal string AtTimes { get; init; } = "at times {when}";
    internal IReadOnlyDictionary<PartOfDay, string> Parts { get; init; } = new Dictionary<PartOfDay, string>
    {
        [PartOfDay.EarlyHours] = "the early hours",
        [PartOfDay.Morning] = "the morning",
        [PartOfDay.Afternoon] = "the afternoon",
        [PartOfDay.Evening] = "the evening",
    };

    // Amounts; of snow as water; on top of what has fallen; what has fallen today.
    internal string AmountRange { get; init; } = "{low}–{high} {unit}";
    internal string AmountUpTo { get; init; } = "up to {high} {unit}";
    internal string AmountAbout { get; init; } = "about {high} {unit}";
    internal string AmountUnder { get; init; } = "under {high} {unit}";
    internal string OfWater { get; init; } = "{amount} of water";
    internal string More { get; init; } = "{amount} more";
    internal string Fallen { get; init; } = "{amount} fell before {time}";

    /// <summary>By Beaufort force, 6 to 12.</summary>
    internal IReadOnlyDictionary<int, string> Winds { get; init; } = new Dictionary<int, string>
    {
        [6] = "strong wind",
        [7] = "near gale",
        [8] = "gale",
        [9] = "strong gale",
        [10] = "storm-force wind",
        [11] = "violent storm",
        [12] = "hurricane-force wind",
    };
    internal string Gusts { get; init; } = "gusts to {speed}";

    internal IReadOnlyDictionary<TemperatureExtreme, string> Extremes { get; init; } = new Dictionary<TemperatureExtreme, string>
    {
        [TemperatureExtreme.Frost] = "frost down to {temperature}",
        [TemperatureExtreme.SevereFrost] = "severe frost down to {temperature}",
        [TemperatureExtreme.Freezing] = "below freezing, down to {temperature}",
        [TemperatureExtreme.Hot] = "hot, up to {temperature}",
        [TemperatureExtreme.VeryHot] = "very hot, up to {temperature}",
    };

    /// <summary>Frost that rounds to freezing point.</summary>
    internal string SlightFrost { get; init; } = "slight frost";
    internal string Warmer { get; init; } = "{difference} warmer than the day before";
    internal string Colder { get; init; } = "{difference} colder than the day before";
    internal string Temperature { get; init; } = "temperature {temperature}";
    internal string Temperatures { get; init; } = "temperature {low} to {high}";

    internal string KnownUntil { get; init; } = "nothing known after {time}";

    // Disagreement on precipitation in parts of the day, beside precipitation and beside none; other uncertainties.
    internal string DisagreeOnParts { get; init; } = "vendors disagree about {parts}";
    internal string DisagreeOnPrecipitationIn { get; init; } = "vendors disagree about precipitation in {parts}";
    internal IReadOnlyDictionary<Uncertainty, string> Uncertainties { get; init; } = new Dictionary<Uncertainty, string>
    {
        [Uncertainty.Precipitation] = "vendors disagree about precipitation",
        [Uncertainty.Temperature] = "vendors disagree about the temperature",
        [Uncertainty.Wind] = "vendors disagree about the wind",
        [Uncertainty.LowConfidence] = "low confidence",
    };
    internal IReadOnlyDictionary<PluralForm, string> Outliers { get; init; } = new Dictionary<PluralForm, string>
    {
        [PluralForm.One] = "one vendor disagrees",
        [PluralForm.Other] = "{count} vendors disagree",
    };
    internal PluralRule Plural { get; init; } = PluralRule.OneAndOther;

    internal string And { get; init; } = "{first} and {second}";
    internal IReadOnlyDictionary<Unit, string> Units { get; init; } = new Dictionary<Unit, string>
    {
        [Unit.Celsius] = "°C",
        [Unit.Fahrenheit] = "°F",
        [Unit.MetrePerSecond] = "m/s",
        [Unit.KilometrePerHour] = "km/h",
        [Unit.MilePerHour] = "mph",
        [Unit.Millimetre] = "mm",
        [Unit.Centimetre] = "cm",
        [Unit.Inch] = "in",
    };
    internal string Quantity { get; init; } = "{number} {unit}";
    internal string Minus { get; init; } = "−";
    internal string DecimalMark { get; init; } = ".";

    /// <summary>Between clauses, and before those that stand apart.</summary>
    internal string Comma { get; init; } = ", ";
    internal string Semicolon { get; init; } = "; ";

    /// <summary>Fills the placeholders of a template. An empty text takes the space beside it along.</summary>
    internal static string Fill(string template, params ReadOnlySpan<(string Name, string Text)> values)
    {
        foreach (var (name, text) in values)
        {
            var place = $"{{{name}}}";
            if (text.Length == 0)
                template = template.Replace($" {place}", "", StringComparison.Ordinal).Replace($"{place} ", "", StringComparison.Ordinal);
            template = template.Replace(place, text, StringComparison.Ordinal);
        }

        return template;
    }

    /// <summary>Conditions with other words in a sentence than on their own.</summary>
    private static string? Shorter(Condition condition) => condition switch
    {
        Condition.Dust => "dust",
        Condition.BlowingDust => "blowing dust",
        Condition.ThunderDry => "thunder",
        Condition.Sandstorm => "sandstorm",
        Condition.SandstormSevere => "severe sandstorm",
        Condition.FreezingFog => "freezing fog",
        Condition.ShowersLight => "light showers",
        Condition.Showers => "showers",
        Condition.ShowersHeavy => "heavy showers",
        Condition.Thunderstorm => "thunderstorms",
        Condition.ThunderstormSnow => "thunderstorms with snow",
        Condition.ThunderstormHail => "thunderstorms with hail",
        Condition.ThunderstormHeavy => "heavy thunderstorms",
        Condition.ThunderstormHailHeavy => "heavy thunderstorms with hail",
        _ => null,
    };
}

internal enum PluralForm
{
    /// <summary>One.</summary>
    One,
    /// <summary>A few, where a language knows them.</summary>
    Few,
    /// <summary>Every other number.</summary>
    Other,
}

/// <summary>Families of languages by how they count (Unicode CLDR's rules for whole numbers).</summary>
internal enum PluralRule
{
    /// <summary>One form for all numbers.</summary>
    Uniform,
    /// <summary>One, and other: English, German, Spanish.</summary>
    OneAndOther,
    /// <summary>One, few and other by the last digits: Russian, Ukrainian.</summary>
    OneFewAndOther,
}

internal static class Plurals
{
    internal static PluralForm FormOf(this PluralRule rule, int count) => rule switch
    {
        PluralRule.OneAndOther when count == 1 => PluralForm.One,
        PluralRule.OneFewAndOther when count % 10 == 1 && count % 100 != 11 => PluralForm.One,
        PluralRule.OneFewAndOther when count % 10 is >= 2 and <= 4 && count % 100 is < 12 or > 14 => PluralForm.Few,
        _ => PluralForm.Other,
    };
}
