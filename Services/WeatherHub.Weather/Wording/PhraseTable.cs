using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Wording;

/// <summary>
/// The words of one language: nouns, and templates with placeholders in braces, as in <see cref="English"/>. Another language is another
/// table; no code depends on one.
/// </summary>
internal sealed record PhraseTable
{
    /// <summary>Every condition of sky or precipitation, in the middle of a sentence.</summary>
    internal required IReadOnlyDictionary<Condition, string> Conditions { get; init; }

    internal required IReadOnlyDictionary<Likelihood, string> Likelihoods { get; init; }

    // The sky of a dry day: a plain one, one that needs more words, none.
    internal required string SkyAndDry { get; init; }
    internal required string ObscuredAndDry { get; init; }
    internal required string Dry { get; init; }
    internal required string Turning { get; init; }

    // Periods.
    internal required string After { get; init; }
    internal required string Until { get; init; }
    internal required string Between { get; init; }
    internal required string Around { get; init; }
    internal required string AllDay { get; init; }
    internal required string RestOfDay { get; init; }
    internal required string Mainly { get; init; }
    internal required string AtTimes { get; init; }
    internal required IReadOnlyDictionary<PartOfDay, string> Parts { get; init; }

    // Amounts; of snow as water; on top of what has fallen; what has fallen today.
    internal required string AmountRange { get; init; }
    internal required string AmountUpTo { get; init; }
    internal required string AmountAbout { get; init; }
    internal required string AmountUnder { get; init; }
    internal required string OfWater { get; init; }
    internal required string More { get; init; }
    internal required string Fallen { get; init; }

    /// <summary>By Beaufort force, 6 to 12.</summary>
    internal required IReadOnlyDictionary<int, string> Winds { get; init; }
    internal required string Gusts { get; init; }

    internal required IReadOnlyDictionary<TemperatureExtreme, string> Extremes { get; init; }

    /// <summary>Frost that rounds to freezing point.</summary>
    internal required string SlightFrost { get; init; }
    internal required string Warmer { get; init; }
    internal required string Colder { get; init; }
    internal required string Temperature { get; init; }
    internal required string Temperatures { get; init; }

    internal required string KnownUntil { get; init; }

    // Disagreement on precipitation in parts of the day, beside precipitation and beside none; other uncertainties.
    internal required string DisagreeOnParts { get; init; }
    internal required string DisagreeOnPrecipitationIn { get; init; }
    internal required IReadOnlyDictionary<Uncertainty, string> Uncertainties { get; init; }
    internal required IReadOnlyDictionary<PluralForm, string> Outliers { get; init; }
    internal required PluralRule Plural { get; init; }

    internal required string And { get; init; }
    internal required IReadOnlyDictionary<Unit, string> Units { get; init; }
    internal required string Quantity { get; init; }
    internal required string Minus { get; init; }
    internal required string DecimalMark { get; init; }

    /// <summary>Between clauses, and before those that stand apart.</summary>
    internal required string Comma { get; init; }
    internal required string Semicolon { get; init; }

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
}
