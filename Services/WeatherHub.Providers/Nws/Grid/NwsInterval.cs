using System.Buffers;
using System.Globalization;
using WeatherHub.Providers.Shared;

namespace WeatherHub.Providers.Nws.Grid;

/// <summary>A half-open interval, spelled as ISO 8601: <c>2026-02-06T20:00:00+00:00/PT3H</c>, or start and end.</summary>
internal readonly record struct NwsInterval(DateTimeOffset Start, DateTimeOffset End)
{
    // Outside them a time is a typing error, and so near the ends of the calendar that reckoning with it fails.
    private const int FirstYear = 1950;
    private const int LastYear = 2200;

    // A longer run than any forecast is a typing error.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(20);

    private const NumberStyles Style = NumberStyles.AllowDecimalPoint;
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    internal static NwsInterval? Parse(string? text)
    {
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash < 0 || Lenient.Time(text.AsSpan(0, slash)) is not { Year: > FirstYear and < LastYear } start) return null;
        var rest = text.AsSpan(slash + 1);
        var length = rest is ['P', ..] ? Duration(rest[1..]) : Lenient.Time(rest) - start;
        return length is { } span && span > TimeSpan.Zero && span <= Longest ? new NwsInterval(start, start + span) : null;
    }

    /// <summary>All of a layer's intervals, less those that start absurdly far from the others.</summary>
    internal static NwsInterval?[] Plausible(IEnumerable<string?> texts)
    {
        var all = texts.Select(Parse).ToArray();
        var starts = Values.Plausible(all.Select(interval => interval?.Start));
        for (var i = 0; i < all.Length; i++)
            if (starts[i] is null) all[i] = null;
        return all;
    }

    /// <summary>The interval cut into hours from its start.</summary>
    internal IEnumerable<NwsInterval> Hours()
    {
        for (var from = Start; from < End; from += TimeSpan.FromHours(1))
            yield return new NwsInterval(from, from.AddHours(1) < End ? from.AddHours(1) : End);
    }

    /// <summary><c>nWnDTnHnMnS</c>; months and years have no length of their own and are refused.</summary>
    private static TimeSpan? Duration(ReadOnlySpan<char> text)
    {
        var (seconds, isTime) = (0d, false);
        while (text.Length > 0)
        {
            if (text[0] == 'T' && !isTime)
            {
                isTime = true;
                text = text[1..];
                continue;
            }

            var digits = text.IndexOfAnyExcept(Digits);
            var factor = digits < 0 ? 0 : (text[digits], isTime) switch
            {
                ('W', false) => 604_800,
                ('D', false) => 86_400,
                ('H', true) => 3_600,
                ('M', true) => 60,
                ('S', true) => 1,
                _ => 0,
            };
            if (factor == 0 || !double.TryParse(text[..digits], Style, CultureInfo.InvariantCulture, out var count)) return null;
            seconds += factor * count;
            text = text[(digits + 1)..];
        }

        return seconds < Longest.TotalSeconds * 2 ? TimeSpan.FromSeconds(seconds) : null;
    }
}
