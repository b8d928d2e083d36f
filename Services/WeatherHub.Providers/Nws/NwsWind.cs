using System.Globalization;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Nws;

/// <summary>Wind as forecasters write it: <c>"18 mph"</c>, <c>"2 to 35 km/h"</c>, <c>"WNW"</c>.</summary>
internal static class NwsWind
{
    private static readonly string[] Compass =
        ["N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"];

    /// <summary>The middle of what is said, with its unit: its own code, or the one in the text, or that of the payload.</summary>
    internal static (double? Value, Unit Unit)? Speed(NwsQuantity? said, string? payloadUnits)
    {
        var usual = payloadUnits == "us" ? Unit.MilePerHour : Unit.KilometrePerHour;
        if (said is null) return null;
        if (said.Text is { } text && said.Value is null) return (Middle(text), UnitIn(text) ?? usual);
        var unit = said.UnitCode is null ? usual : NwsUnits.Of(Variable.WindSpeed, said.UnitCode);
        return unit is { } known ? (said.Value, known) : null;
    }

    /// <summary>Degrees from north; null for calm, variable and anything else.</summary>
    internal static double? Direction(string? point) =>
        point is not null && Array.IndexOf(Compass, point.Trim().ToUpperInvariant()) is >= 0 and var index ? index * 22.5 : null;

    private static double? Middle(string text)
    {
        var numbers = text.Split(' ', '-', '\t').Select(word => word.TrimEnd('m', 'p', 'h', 'k', '/', 't', 's', 'n'))
            .Where(word => word.Length > 0 && char.IsAsciiDigit(word[0]))
            .Select(word => double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : double.NaN)
            .Where(double.IsFinite).ToList();
        if (numbers.Count > 0) return numbers.Take(2).Average();
        return text.Contains("calm", StringComparison.OrdinalIgnoreCase) ? 0 : null;
    }

    private static Unit? UnitIn(string text) =>
        text.Contains("mph", StringComparison.OrdinalIgnoreCase) ? Unit.MilePerHour
        : text.Contains("km", StringComparison.OrdinalIgnoreCase) ? Unit.KilometrePerHour
        : text.Contains("kt", StringComparison.OrdinalIgnoreCase) || text.Contains("knot", StringComparison.OrdinalIgnoreCase) ? Unit.Knot
        : text.Contains("m/s", StringComparison.OrdinalIgnoreCase) ? Unit.MetrePerSecond
        : null;
}
