using System.Globalization;
using System.Text.RegularExpressions;

namespace WeatherHub.Lab.Replays;

/// <summary>Reads the amount of rain out of an English sentence, as somebody would who knows nothing of how it came about; mm.</summary>
internal static partial class SpokenAmount
{
    /// <summary>Less than this is dry: the least amount that an answer shows.</summary>
    internal const double Dry = 0.1;

    /// <summary>From nothing up to less than <see cref="Dry"/> where the day is called dry; null where no amount is named.</summary>
    internal static (double Low, double High)? In(string sentence)
    {
        if (Range().Match(sentence) is { Success: true } range) return (Number(range, "low"), Number(range, "high"));
        if (Most().Match(sentence) is { Success: true } most) return (0, Number(most, "high"));
        if (About().Match(sentence) is { Success: true } about) return (Number(about, "high"), Number(about, "high"));
        return IsDry(sentence) ? (0, Dry - 1e-9) : null;
    }

    internal static bool IsDry(string sentence) => DryWord().IsMatch(sentence);

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<low>[0-9.]+)–(?<high>[0-9.]+) mm", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Range();

    [GeneratedRegex(@"(up to|under) (?<high>[0-9.]+) mm", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Most();

    [GeneratedRegex(@"about (?<high>[0-9.]+) mm", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex About();

    [GeneratedRegex(@"\bdry\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex DryWord();
}
