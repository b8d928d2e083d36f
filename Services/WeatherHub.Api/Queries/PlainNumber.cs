using System.Globalization;

namespace WeatherHub.Api.Queries;

/// <summary>Numbers as people write them in an address: ASCII digits, a point, a minus. No exponent, no group mark, no words.</summary>
internal static class PlainNumber
{
    /// <summary>The number, or null when the text is not one or is longer than allowed.</summary>
    internal static double? Read(ReadOnlySpan<char> text, int wholeDigits, int decimals)
    {
        var digits = text is ['-', ..] ? text[1..] : text;
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        if (!AreDigits(whole, wholeDigits)) return null;
        if (point >= 0 && !AreDigits(digits[(point + 1)..], decimals)) return null;
        return double.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) + 0.0;
    }

    private static bool AreDigits(ReadOnlySpan<char> text, int most)
    {
        if (text.IsEmpty || text.Length > most) return false;
        foreach (var letter in text)
            if (!char.IsAsciiDigit(letter))
                return false;
        return true;
    }
}
