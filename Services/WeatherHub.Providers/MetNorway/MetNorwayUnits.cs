using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.MetNorway;

/// <summary>The words of <c>meta.units</c>: https://docs.api.met.no/doc/ForecastJSON.html.</summary>
internal static class MetNorwayUnits
{
    public static Unit? Of(string word) => word switch
    {
        "celsius" or "degC" => Unit.Celsius,
        "fahrenheit" => Unit.Fahrenheit,
        "kelvin" or "K" => Unit.Kelvin,
        "m/s" => Unit.MetrePerSecond,
        "km/h" => Unit.KilometrePerHour,
        "knots" or "kn" => Unit.Knot,
        "hPa" => Unit.Hectopascal,
        "Pa" => Unit.Pascal,
        "mm" or "kg/m2" => Unit.Millimetre,
        "%" => Unit.Percent,
        "degrees" => Unit.Degree,
        "1" => Unit.One,
        _ => null,
    };
}
