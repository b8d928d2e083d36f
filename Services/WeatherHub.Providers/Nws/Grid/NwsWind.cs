using System.Globalization;

namespace WeatherHub.Providers.Nws.Grid;

/// <summary>Wind as forecasters write it: <c>"18 mph"</c>, <c>"2 to 35 km/h"</c>, <c>"WNW"</c>.</summary>
internal static class NwsWind
{
    private static readonly string[] Compass =
        ["N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"];

    /// <summary>Degrees from north; null for calm, variable and anything else.</summary>
    internal static double? Direction(string? point) =>
        point is not null && Array.IndexOf(Compass, point.Trim().ToUpperInvariant()) is >= 0 and var index ? index * 22.5 : null;

    /// <summary>The middle of the speeds in a text; null without any.</summary>
    internal static double? Middle(string text)
    {
        var numbers = text.Split(' ', '-', '\t').Select(word => word.TrimEnd('m', 'p', 'h', 'k', '/', 't', 's', 'n'))
            .Where(word => word.Length > 0 && char.IsAsciiDigit(word[0]))
            .Select(word =>
                double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : double.NaN)
            .Where(double.IsFinite)
            .ToList();
        if (numbers.Count > 0)
            return numbers.Take(2).Average();
        return text.Contains("calm", StringComparison.OrdinalIgnoreCase) ? 0 : null;
    }

    /// <summary>The code of the unit in a text; null without any.</summary>
    internal static string? UnitIn(string text) =>
        text.Contains("mph", StringComparison.OrdinalIgnoreCase) ? "mph"
        : text.Contains("km", StringComparison.OrdinalIgnoreCase) ? "km/h"
        : text.Contains("kt", StringComparison.OrdinalIgnoreCase) || text.Contains("knot", StringComparison.OrdinalIgnoreCase) ? "kt"
        : text.Contains("m/s", StringComparison.OrdinalIgnoreCase) ? "m/s"
        : null;
}
