using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Nws;

/// <summary>
/// Unit codes, see "unitCode" at https://www.weather.gov/documentation/services-web-api: <c>wmoUnit:</c>, <c>nwsUnit:</c>, <c>unit:</c> and whole
/// addresses are all in use before the code. No code means the documented unit; a code that does not fit the quantity means nothing.
/// </summary>
internal static class NwsUnits
{
    /// <summary>The unit of a variable that is declared so.</summary>
    internal static Unit? Of(Variable variable, string? code) => Spoken.UnitOf(variable, Bare(code), Documented(variable), Word);

    /// <summary>A height or distance in metres.</summary>
    internal static double? Metres(NwsQuantity? said) =>
        said?.Value is { } value && Of(Variable.Visibility, said.UnitCode) is { } unit ? UnitConversion.Convert(value, unit, Unit.Metre) : null;

    private static Unit Documented(Variable variable) => VariableFacts.Of(variable).Unit switch
    {
        Unit.MetrePerSecond => Unit.KilometrePerHour,
        Unit.Hectopascal => Unit.Pascal,
        Unit.Centimetre => Unit.Millimetre,
        var same => same,
    };

    private static Unit? Word(string code) => code switch
    {
        "degC" or "C" => Unit.Celsius,
        "degF" or "F" => Unit.Fahrenheit,
        "K" => Unit.Kelvin,
        "km_h-1" or "km/h" => Unit.KilometrePerHour,
        "m_s-1" or "m/s" => Unit.MetrePerSecond,
        "mi_h-1" or "mph" => Unit.MilePerHour,
        "kt" or "knot" or "knots" => Unit.Knot,
        "Pa" => Unit.Pascal,
        "hPa" or "mbar" => Unit.Hectopascal,
        "kPa" => Unit.Kilopascal,
        "inHg" or "inch_Hg" => Unit.InchOfMercury,
        "mm" or "kg_m-2" => Unit.Millimetre,
        "cm" => Unit.Centimetre,
        "m" => Unit.Metre,
        "km" => Unit.Kilometre,
        "in" or "inch" => Unit.Inch,
        "ft" or "foot" => Unit.Foot,
        "mi" or "mile" => Unit.Mile,
        "percent" or "%" => Unit.Percent,
        "1" => Unit.Ratio,
        "degree_(angle)" or "degrees_true" or "degree" or "deg" => Unit.Degree,
        _ => null,
    };

    private static string? Bare(string? code) =>
        string.IsNullOrWhiteSpace(code) ? null : code[(code.LastIndexOf(code.StartsWith("http", StringComparison.Ordinal) ? '/' : ':') + 1)..];
}
