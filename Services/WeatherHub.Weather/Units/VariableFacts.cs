using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace WeatherHub.Weather.Units;

/// <summary>How a value relates to its step (CF cell methods).</summary>
public enum CellMethod
{
    /// <summary>The instant at the start of the step.</summary>
    Point,
    /// <summary>A total over the step.</summary>
    Sum,
    /// <summary>A mean over the step.</summary>
    Mean,
    /// <summary>The highest in the step; also the probability of an event in the step.</summary>
    Maximum,
}

/// <summary>Variables that must come from the same vendors, or an answer contradicts itself.</summary>
public enum VariableGroup
{
    /// <summary>Temperature, humidity, dew point, feels-like.</summary>
    Thermal,
    /// <summary>Speed, gust, direction.</summary>
    Wind,
    /// <summary>Amount, probability, snow.</summary>
    Precipitation,
    /// <summary>Sea-level pressure.</summary>
    Pressure,
    /// <summary>Cloud, visibility, thunder.</summary>
    Sky,
    /// <summary>UV and radiation.</summary>
    Radiation,
}

/// <summary>The one place for what is known of a variable.</summary>
/// <param name="Variable">Which.</param>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Unit">Its canonical unit, the only one inside the hub.</param>
/// <param name="Method">How a value relates to its step.</param>
/// <param name="Minimum">Lowest physically possible value, in the canonical unit.</param>
/// <param name="Maximum">Highest physically possible value, in the canonical unit.</param>
/// <param name="BoundTolerance">
/// How far past a bound a value may lie and still be taken for the bound: what rounding, packing and instruments add to a saturated, dry or
/// calm hour, in the canonical unit. Zero where the bounds are no physical limits but the edge of what was ever measured.
/// </param>
/// <param name="ErrorScale">
/// Prior standard error of a forecast at lead zero, in the canonical unit; NaN where values are never rejected by it.
/// </param>
/// <param name="Group">With whom it must agree.</param>
public sealed record VariableFacts(
    Variable Variable,
    string Name,
    Unit Unit,
    CellMethod Method,
    double Minimum,
    double Maximum,
    double BoundTolerance,
    double ErrorScale,
    VariableGroup Group)
{
    // What a conversion of units adds to a value that stands exactly at the tolerance.
    private const double ConversionNoise = 1e-9;

    /// <summary>Every variable, in the order of the enum.</summary>
    public static ImmutableArray<VariableFacts> All { get; } =
    [
        new(Variable.Temperature, "temperature", Unit.Celsius, CellMethod.Point, -90, 60, 0, 2, VariableGroup.Thermal),
        new(Variable.ApparentTemperature, "apparentTemperature", Unit.Celsius, CellMethod.Point, -100, 75, 0, 2, VariableGroup.Thermal),
        new(Variable.DewPoint, "dewPoint", Unit.Celsius, CellMethod.Point, -100, 40, 0, 2.5, VariableGroup.Thermal),
        new(Variable.RelativeHumidity, "relativeHumidity", Unit.Percent, CellMethod.Point, 0, 100, 2, 12, VariableGroup.Thermal),
        new(Variable.PressureMsl, "pressureMsl", Unit.Hectopascal, CellMethod.Point, 850, 1090, 0, 3, VariableGroup.Pressure),
        new(Variable.WindSpeed, "windSpeed", Unit.MetrePerSecond, CellMethod.Point, 0, 120, 0.05, 2, VariableGroup.Wind),
        new(Variable.WindGust, "windGust", Unit.MetrePerSecond, CellMethod.Maximum, 0, 150, 0.05, 3, VariableGroup.Wind),
        new(Variable.WindDirection, "windDirection", Unit.Degree, CellMethod.Point, 0, 360, 0.5, double.NaN, VariableGroup.Wind),
        new(Variable.CloudCover, "cloudCover", Unit.Percent, CellMethod.Point, 0, 100, 0.5, 25, VariableGroup.Sky),
        new(Variable.Precipitation, "precipitation", Unit.Millimetre, CellMethod.Sum, 0, 500, 0.05,
            double.NaN, VariableGroup.Precipitation),
        new(Variable.PrecipitationProbability, "precipitationProbability", Unit.Percent, CellMethod.Maximum,
            0, 100, 0.5, double.NaN, VariableGroup.Precipitation),
        new(Variable.Snowfall, "snowfall", Unit.Centimetre, CellMethod.Sum, 0, 100, 0.05, double.NaN, VariableGroup.Precipitation),
        new(Variable.Visibility, "visibility", Unit.Metre, CellMethod.Point, 0, 200_000, 1, double.NaN, VariableGroup.Sky),
        new(Variable.UvIndex, "uvIndex", Unit.One, CellMethod.Point, 0, 50, 0.05, 1.5, VariableGroup.Radiation),
        new(Variable.UvIndexClearSky, "uvIndexClearSky", Unit.One, CellMethod.Point, 0, 50, 0.05, 1.5, VariableGroup.Radiation),
        new(Variable.ShortwaveRadiation, "shortwaveRadiation", Unit.WattPerSquareMetre, CellMethod.Mean,
            0, 1500, 5, 120, VariableGroup.Radiation),
        new(Variable.ThunderProbability, "thunderProbability", Unit.Percent, CellMethod.Maximum,
            0, 100, 0.5, double.NaN, VariableGroup.Sky),
    ];

    /// <summary>By how much a value may be off for a confidence to call it right, in the canonical unit.</summary>
    public double Tolerance => Variable is Variable.Precipitation or Variable.Snowfall ? 1 : ErrorScale;

    /// <summary>
    /// What was said, in the canonical unit; the bound itself for what lies past it by no more than <see cref="BoundTolerance"/>; null when
    /// nothing was said, or something that is physically impossible.
    /// </summary>
    public double? Canonical(double? said, Unit unit)
    {
        if (!IsSaid(said)) return null;
        var canonical = UnitConversion.Convert(said.Value, unit, Unit);
        var tolerance = BoundTolerance + ConversionNoise;
        // Adding zero makes a negative zero positive.
        return canonical >= Minimum - tolerance && canonical <= Maximum + tolerance ? Math.Clamp(canonical, Minimum, Maximum) + 0.0 : null;
    }

    /// <summary>A canonical value within the physical bounds; NaN stays NaN.</summary>
    internal double Clamp(double value) => Math.Clamp(value, Minimum, Maximum);

    /// <summary>Whether there is a number at all: null, NaN and infinities are "not said".</summary>
    public static bool IsSaid([NotNullWhen(true)] double? value) => value is { } number && double.IsFinite(number);

    /// <summary>The facts of one variable.</summary>
    public static VariableFacts Of(Variable variable) => All[(int)variable];
}
