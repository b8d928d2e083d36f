using System.Globalization;
using System.Text.RegularExpressions;

namespace WeatherHub.Weather.Tests.Wording;

/// <summary>What a reader who knows English, and nothing of how the sentence came about, takes from it.</summary>
internal sealed partial class ReadSentence(string text)
{
    internal string Text => text;

    /// <summary>Up to the first semicolon.</summary>
    internal string Main => text.Split(';')[0];

    internal bool SaysDry => Regex.IsMatch(Main, @"\b[Dd]ry\b", RegexOptions.None, TimeSpan.FromSeconds(1));

    internal bool SaysFall => Falling().IsMatch(Main);

    internal bool SaysThunder => Main.Contains("hunder", StringComparison.Ordinal);

    /// <summary>The clause of what falls, without what comes after its hours.</summary>
    internal string? Fall => Main.Split(", ").FirstOrDefault(clause => Falling().IsMatch(clause) && !Amount().IsMatch(clause));

    /// <summary>Least and most probability that the word for likelihood stands for, %; null without a clause of what falls.</summary>
    internal (double Least, double Most)? Chance => Fall is not { } fall ? null
        : fall.Contains("unlikely", StringComparison.Ordinal) ? (0, 9)
        : fall.Contains("light chance", StringComparison.Ordinal) ? (10, 29)
        : fall.Contains("possible", StringComparison.Ordinal) ? (30, 59)
        : fall.Contains("likely", StringComparison.Ordinal) ? (60, 79)
        : fall.Contains("expected", StringComparison.Ordinal) ? (double.NaN, double.NaN)
        : (80, 100);

    /// <summary>What is still to fall; an amount that is not told exactly is widened by what rounding may hide.</summary>
    internal (double Low, double High, string Unit, bool More)? Said => AmountIn(Main);

    internal (double Low, double High, string Unit, bool More)? Fell => text.Contains(" fell before ", StringComparison.Ordinal)
        ? AmountIn(text.Split("; ").First(clause => clause.Contains(" fell before ", StringComparison.Ordinal))) : null;

    internal IReadOnlyList<TimeOnly> Times =>
        [.. Clock().Matches(text).Select(match => TimeOnly.ParseExact(match.Value, "HH:mm", CultureInfo.InvariantCulture))];

    /// <summary>The hours named for what falls; null where none are, or where more falls outside them.</summary>
    internal (TimeOnly From, TimeOnly? To)? Hours
    {
        get
        {
            if (
                Fall is not { } fall
                || fall.Contains("mainly", StringComparison.Ordinal)
                || fall.Contains("around", StringComparison.Ordinal))
                return null;
            var times = Clock()
                .Matches(fall)
                .Select(match => TimeOnly.ParseExact(match.Value, "HH:mm", CultureInfo.InvariantCulture))
                .ToList();
            return times.Count == 2 ? (times[0], times[1])
                : times.Count == 0 ? null
                : fall.Contains("until", StringComparison.Ordinal) ? (TimeOnly.MinValue, times[0])
                : (times[0], null);
        }
    }

    internal double? After(string words, string unit) =>
        Regex.Match(text, $"{words}(?<value>−?[0-9]+) {Regex.Escape(unit)}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            is { Success: true } match
            ? Value(match.Groups["value"].Value)
            : null;

    /// <summary>How much warmer than the day before, in the unit.</summary>
    internal double? Change(string unit) =>
        Regex.Match(
            text,
            $"(?<value>[0-9]+) {Regex.Escape(unit)} (?<way>warmer|colder)",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1))
            is { Success: true } match
            ? Value(match.Groups["value"].Value) * (match.Groups["way"].Value == "warmer" ? 1 : -1)
            : null;

    private static (double Low, double High, string Unit, bool More)? AmountIn(string words)
    {
        if (Amount().Match(words) is not { Success: true } match) return null;
        var (low, high, unit) = (match.Groups["low"].Value, Value(match.Groups["high"].Value), match.Groups["unit"].Value);
        var half = match.Groups["high"].Value switch
        {
            _ when high >= 30 => 2.5,
            { } said when said.EndsWith('5') && said.StartsWith("0.", StringComparison.Ordinal) && said.Length == 4 => 0.025,
            _ when high >= 1 && unit != "in" => 0.5,
            _ when high >= 1 => 0.5,
            _ when unit == "in" && high < 0.1 => 0.005,
            _ => 0.05,
        };
        var more = match.Groups["more"].Success;
        return match.Groups["how"].Value switch
        {
            "about " => (high - half, high + half, unit, more),
            "up to " or "under " => (0, high, unit, more),
            _ => (Value(low), high, unit, more),
        };
    }

    private static double Value(string text) => double.Parse(text.Replace('−', '-'), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[0-2][0-9]:[0-5][0-9]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Clock();

    [GeneratedRegex(
        @"(rain|drizzle|snow|showers|hail|ice pellets|thunderstorms|blizzard)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Falling();

    [GeneratedRegex(
        @"((?<how>about |up to |under )|(?<low>[0-9.]+)–)(?<high>[0-9.]+) (?<unit>mm|cm|in)\b( of water)?(?<more> more)?",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Amount();
}
