using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Nws;

/// <summary>
/// Unit codes, see "unitCode" at https://www.weather.gov/documentation/services-web-api: <c>wmoUnit:</c>, <c>nwsUnit:</c>, <c>unit:</c> and whole
/// addresses are all in use before the code. No code means the documented unit; a code that does not fit the quantity means nothing.
/// </summary>
internal static class NwsUnits
{
    internal static Unit? Temperature(string? code) => Bare(code) switch
    {
        null or "degC" or "C" => Unit.Celsius,
        "degF" or "F" => Unit.Fahrenheit,
        "K" => Unit.Kelvin,
        _ => null,
    };

    internal static Unit? Speed(string? code) => Bare(code) switch
    {
        null or "km_h-1" or "km/h" or "kmh" => Unit.KilometrePerHour,
        "m_s-1" or "m/s" => Unit.MetrePerSecond,
        "mi_h-1" or "mi/h" or "mph" => Unit.MilePerHour,
        "kt" or "kts" or "knot" or "knots" or "[kn_i]" => Unit.Knot,
        _ => null,
    };

    internal static Unit? Pressure(string? code) => Bare(code) switch
    {
        null or "Pa" => Unit.Pascal,
        "hPa" or "mbar" or "mb" => Unit.Hectopascal,
        "kPa" => Unit.Kilopascal,
        "inHg" or "inch_Hg" or "in_Hg" => Unit.InchOfMercury,
        _ => null,
    };

    /// <summary>An amount of precipitation; the documented unit is the millimetre.</summary>
    internal static Unit? Depth(string? code) => Bare(code) is null ? Unit.Millimetre : Length(code);

    /// <summary>A distance or height; the documented unit is the metre.</summary>
    internal static Unit? Length(string? code) => Bare(code) switch
    {
        null or "m" => Unit.Metre,
        "mm" or "kg_m-2" => Unit.Millimetre,
        "cm" => Unit.Centimetre,
        "km" => Unit.Kilometre,
        "in" or "inch" or "[in_i]" => Unit.Inch,
        "ft" or "foot" or "[ft_i]" => Unit.Foot,
        "mi" or "mile" or "[mi_i]" => Unit.Mile,
        _ => null,
    };

    internal static Unit? Fraction(string? code) => Bare(code) switch
    {
        null or "percent" or "%" => Unit.Percent,
        "1" => Unit.Ratio,
        _ => null,
    };

    internal static Unit? Angle(string? code) => Bare(code) is null or "degree_(angle)" or "degree" or "degrees" or "degrees_true" or "deg" ? Unit.Degree : null;

    private static string? Bare(string? code)
    {
        if (string.IsNullOrWhiteSpace(code)) return null;
        return code[(code.LastIndexOf(code.StartsWith("http", StringComparison.Ordinal) ? '/' : ':') + 1)..];
    }
}
