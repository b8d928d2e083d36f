namespace WeatherHub.Weather.Units;

/// <summary>Affine conversion between units of one dimension: <c>base = value × factor + offset</c>.</summary>
public static class UnitConversion
{
    private enum Dimension { Number, Temperature, Speed, Pressure, Length, Fraction, Angle, Irradiance, Energy }
    /// <summary>Whether the units measure the same thing, so that one can become the other.</summary>
    public static bool Agree(Unit one, Unit other) => Facts(one).Dimension == Facts(other).Dimension;
    /// <summary>Converts a value; <see cref="double.NaN"/> stays <see cref="double.NaN"/>.</summary>
    /// <exception cref="ArgumentException">The units measure different things.</exception>
    public static double Convert(double value, Unit from, Unit to)
    {
        if (from == to) return value;
        var (source, target) = (Facts(from), Facts(to));
        if (source.Dimension != target.Dimension) throw new ArgumentException($"{from} cannot become {to}", nameof(to));
        return (value * source.Factor + source.Offset - target.Offset) / target.Factor;
    }

    /// <summary>The UCUM symbol (https://ucum.org).</summary>
    public static string Symbol(this Unit unit) => Facts(unit).Symbol;

    private static (Dimension Dimension, double Factor, double Offset, string Symbol) Facts(Unit unit) => unit switch
    {
        Unit.One => (Dimension.Number, 1, 0, "1"),
        Unit.Celsius => (Dimension.Temperature, 1, 0, "Cel"),
        Unit.Fahrenheit => (Dimension.Temperature, 5.0 / 9, -160.0 / 9, "[degF]"),
        Unit.Kelvin => (Dimension.Temperature, 1, -273.15, "K"),
        Unit.MetrePerSecond => (Dimension.Speed, 1, 0, "m/s"),
        Unit.KilometrePerHour => (Dimension.Speed, 1 / 3.6, 0, "km/h"),
        Unit.MilePerHour => (Dimension.Speed, 0.44704, 0, "[mi_i]/h"),
        Unit.Knot => (Dimension.Speed, 1852.0 / 3600, 0, "[kn_i]"),
        Unit.Hectopascal => (Dimension.Pressure, 1, 0, "hPa"),
        Unit.Pascal => (Dimension.Pressure, 0.01, 0, "Pa"),
        Unit.Kilopascal => (Dimension.Pressure, 10, 0, "kPa"),
        Unit.InchOfMercury => (Dimension.Pressure, 33.8639, 0, "[in_i'Hg]"),
        Unit.Metre => (Dimension.Length, 1, 0, "m"),
        Unit.Kilometre => (Dimension.Length, 1000, 0, "km"),
        Unit.Mile => (Dimension.Length, 1609.344, 0, "[mi_i]"),
        Unit.Foot => (Dimension.Length, 0.3048, 0, "[ft_i]"),
        Unit.Millimetre => (Dimension.Length, 0.001, 0, "mm"),
        Unit.Centimetre => (Dimension.Length, 0.01, 0, "cm"),
        Unit.Inch => (Dimension.Length, 0.0254, 0, "[in_i]"),
        Unit.Percent => (Dimension.Fraction, 1, 0, "%"),
        Unit.Ratio => (Dimension.Fraction, 100, 0, "1"),
        Unit.Degree => (Dimension.Angle, 1, 0, "deg"),
        Unit.WattPerSquareMetre => (Dimension.Irradiance, 1, 0, "W/m2"),
        Unit.KilowattHourPerSquareMetre => (Dimension.Energy, 3_600_000, 0, "kW.h/m2"),
        Unit.JoulePerSquareMetre => (Dimension.Energy, 1, 0, "J/m2"),
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "not a unit"),
    };
}
