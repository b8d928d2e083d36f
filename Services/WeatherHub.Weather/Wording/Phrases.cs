using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Wording;

/// <summary>
/// The words of one language: nouns and templates with places in braces. Another language is another table; no code knows any of them. What a place
/// is empty for leaves no gap.
/// </summary>
internal sealed record Phrases
{
    /// <summary>Every condition that can be spoken of, in the middle of a sentence.</summary>
    internal required IReadOnlyDictionary<Condition, string> Conditions { get; init; }

    /// <summary><c>{what}</c>, <c>{when}</c>.</summary>
    internal required IReadOnlyDictionary<Likelihood, string> Likelihoods { get; init; }

    /// <summary>No rain and a sky: <c>{sky}</c>.</summary>
    internal required string SkyAndDry { get; init; }

    /// <summary>No rain, and a sky that needs more words, or is none: <c>{sky}</c>.</summary>
    internal required string VeilAndDry { get; init; }

    /// <summary>No rain, and nothing known of the sky.</summary>
    internal required string Dry { get; init; }

    /// <summary><c>{sky}</c>, <c>{later}</c>.</summary>
    internal required string Turning { get; init; }

    /// <summary><c>{from}</c>.</summary>
    internal required string After { get; init; }

    /// <summary><c>{to}</c>.</summary>
    internal required string Until { get; init; }

    /// <summary><c>{from}</c>, <c>{to}</c>.</summary>
    internal required string Between { get; init; }

    /// <summary><c>{from}</c>.</summary>
    internal required string Around { get; init; }

    /// <summary>The whole day.</summary>
    internal required string AllDay { get; init; }

    /// <summary>All that is left of today.</summary>
    internal required string RestOfDay { get; init; }

    /// <summary><c>{when}</c>.</summary>
    internal required string Mainly { get; init; }

    /// <summary><c>{when}</c>.</summary>
    internal required string AtTimes { get; init; }

    /// <summary><c>{low}</c>, <c>{high}</c>, <c>{unit}</c>.</summary>
    internal required string AmountRange { get; init; }

    /// <summary><c>{high}</c>, <c>{unit}</c>.</summary>
    internal required string AmountUpTo { get; init; }

    /// <summary><c>{high}</c>, <c>{unit}</c>.</summary>
    internal required string AmountAbout { get; init; }

    /// <summary><c>{high}</c>, <c>{unit}</c>.</summary>
    internal required string AmountUnder { get; init; }

    /// <summary>Of snow, told as water: <c>{amount}</c>.</summary>
    internal required string OfWater { get; init; }

    /// <summary>On top of what fell already: <c>{amount}</c>.</summary>
    internal required string More { get; init; }

    /// <summary>Of today: <c>{amount}</c>, <c>{time}</c>.</summary>
    internal required string Fell { get; init; }

    /// <summary>By Beaufort force, 6 to 12.</summary>
    internal required IReadOnlyDictionary<int, string> Winds { get; init; }

    /// <summary><c>{speed}</c>.</summary>
    internal required string Gusts { get; init; }

    /// <summary><c>{temperature}</c>.</summary>
    internal required IReadOnlyDictionary<Warmth, string> Warmths { get; init; }

    /// <summary>Frost that rounds to freezing point.</summary>
    internal required string SlightFrost { get; init; }

    /// <summary><c>{difference}</c>.</summary>
    internal required string Warmer { get; init; }

    /// <summary><c>{difference}</c>.</summary>
    internal required string Colder { get; init; }

    /// <summary><c>{temperature}</c>.</summary>
    internal required string Temperature { get; init; }

    /// <summary><c>{low}</c>, <c>{high}</c>.</summary>
    internal required string Temperatures { get; init; }

    /// <summary><c>{time}</c>.</summary>
    internal required string KnownUntil { get; init; }

    /// <summary>Beside a fall: <c>{parts}</c>.</summary>
    internal required string DoubtOfParts { get; init; }

    /// <summary>Beside none: <c>{parts}</c>.</summary>
    internal required string DoubtOfFallIn { get; init; }

    /// <summary>The doubts that need no place filled.</summary>
    internal required IReadOnlyDictionary<Doubt, string> Doubts { get; init; }

    /// <summary>Vendors that stand against the others: <c>{count}</c>.</summary>
    internal required IReadOnlyDictionary<PluralForm, string> Outvoted { get; init; }

    /// <summary>Which form a number takes.</summary>
    internal required PluralRule Plural { get; init; }

    /// <summary>The parts of a day.</summary>
    internal required IReadOnlyDictionary<PartOfDay, string> Parts { get; init; }

    /// <summary><c>{first}</c>, <c>{second}</c>.</summary>
    internal required string And { get; init; }

    /// <summary>How units are written for people.</summary>
    internal required IReadOnlyDictionary<Unit, string> Units { get; init; }

    /// <summary><c>{number}</c>, <c>{unit}</c>.</summary>
    internal required string Quantity { get; init; }

    /// <summary>What stands before a number below zero.</summary>
    internal required string Minus { get; init; }

    /// <summary>What stands before the decimals.</summary>
    internal required string DecimalMark { get; init; }

    /// <summary>Between what belongs together.</summary>
    internal required string Comma { get; init; }

    /// <summary>Before what stands apart.</summary>
    internal required string Semicolon { get; init; }
}
