using WeatherHub.Weather.Units;

namespace WeatherHub.Lab.Replays;

/// <summary>The unit of a row, which also says what kind of quantity it is.</summary>
/// <param name="Name">As files spell it.</param>
/// <param name="Variable">The variable whose bounds and scales hold.</param>
/// <param name="Factor">Canonical = (value + offset) × factor.</param>
/// <param name="Offset">The same.</param>
internal sealed record RowUnit(string Name, Variable Variable, double Factor, double Offset = 0)
{
    private static readonly RowUnit[] All =
    [
        new("C", Variable.Temperature, 1), new("degC", Variable.Temperature, 1), new("°C", Variable.Temperature, 1),
        new("K", Variable.Temperature, 1, -273.15),
        new("F", Variable.Temperature, 5 / 9.0, -32), new(
            "degF", Variable.Temperature, 5 / 9.0, -32), new("°F", Variable.Temperature, 5 / 9.0, -32),
        new("hPa", Variable.PressureMsl, 1), new(
            "mb", Variable.PressureMsl, 1), new("mbar", Variable.PressureMsl, 1), new("Pa", Variable.PressureMsl, 0.01),
        new("inHg", Variable.PressureMsl, 33.863886666667), new("mmHg", Variable.PressureMsl, 1.33322387415),
        new("m/s", Variable.WindSpeed, 1), new("ms", Variable.WindSpeed, 1), new("m s-1", Variable.WindSpeed, 1),
        new("km/h", Variable.WindSpeed, 1 / 3.6), new("kmh", Variable.WindSpeed, 1 / 3.6), new("kph", Variable.WindSpeed, 1 / 3.6),
        new("mph", Variable.WindSpeed, 0.44704), new("kt", Variable.WindSpeed, 1852 / 3600.0), new("kn", Variable.WindSpeed, 1852 / 3600.0),
        new("kts", Variable.WindSpeed, 1852 / 3600.0), new("knots", Variable.WindSpeed, 1852 / 3600.0),
        new("mm", Variable.Precipitation, 1), new("cm", Variable.Precipitation, 10), new("in", Variable.Precipitation, 25.4),
        new("0.01in", Variable.Precipitation, 0.254), new("kg/m2", Variable.Precipitation, 1),
        new("%", Variable.RelativeHumidity, 1),
    ];

    internal bool IsAmount => Variable == Variable.Precipitation;

    /// <exception cref="FormatException">Nobody knows the unit.</exception>
    internal static RowUnit Of(string name) =>
        Array.Find(All, unit => unit.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))
        ?? throw new FormatException($"unknown unit '{name}'; known: {string.Join(", ", All.Select(unit => unit.Name))}");

    internal double ToCanonical(double value) => (value + Offset) * Factor;

    internal double FromCanonical(double value) => value / Factor - Offset;
}
