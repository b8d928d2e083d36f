using System.Globalization;

namespace WeatherHub.Api.Http;

/// <summary>Numbers as people write them in an address: ASCII digits, a point, a minus. No exponent, no group mark, no words.</summary>
internal static class PlainNumber
{
    /// <summary>As many digits as a double that lies in any of our ranges may be spelled with.</summary>
    internal const int MostDigits = 20;

    /// <summary>
    /// The number, or null when the text is not one. How large it is, is another question; of more digits than <see cref="MostDigits"/>
    /// before or after the point it is infinite, and in no range.
    /// </summary>
    internal static double? Read(ReadOnlySpan<char> text, bool whole)
    {
        var digits = text is ['-', ..] ? text[1..] : text;
        var point = digits.IndexOf('.');
        if (!AreDigits(point < 0 ? digits : digits[..point])) return null;
        if (point >= 0 && (whole || !AreDigits(digits[(point + 1)..]))) return null;
        if ((point < 0 ? digits.Length : Math.Max(point, digits.Length - point - 1)) > MostDigits) return double.PositiveInfinity;
        return double.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) + 0.0;
    }

    private static bool AreDigits(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return false;
        foreach (var letter in text)
            if (!char.IsAsciiDigit(letter))
                return false;
        return true;
    }
}
