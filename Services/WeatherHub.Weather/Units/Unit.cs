namespace WeatherHub.Weather.Units;

/// <summary>The units of vendors and callers. Each has one dimension and one UCUM symbol.</summary>
public enum Unit
{
    /// <summary>A pure number (an index, a fraction).</summary>
    One,
    /// <summary>Degree Celsius.</summary>
    Celsius,
    /// <summary>Degree Fahrenheit.</summary>
    Fahrenheit,
    /// <summary>Kelvin.</summary>
    Kelvin,
    /// <summary>Metre per second.</summary>
    MetrePerSecond,
    /// <summary>Kilometre per hour.</summary>
    KilometrePerHour,
    /// <summary>International mile per hour.</summary>
    MilePerHour,
    /// <summary>Knot, one nautical mile per hour.</summary>
    Knot,
    /// <summary>Hectopascal (millibar).</summary>
    Hectopascal,
    /// <summary>Pascal.</summary>
    Pascal,
    /// <summary>Kilopascal.</summary>
    Kilopascal,
    /// <summary>Inch of mercury.</summary>
    InchOfMercury,
    /// <summary>Millimetre, of water for precipitation.</summary>
    Millimetre,
    /// <summary>Centimetre.</summary>
    Centimetre,
    /// <summary>Inch.</summary>
    Inch,
    /// <summary>Metre.</summary>
    Metre,
    /// <summary>Kilometre.</summary>
    Kilometre,
    /// <summary>International mile.</summary>
    Mile,
    /// <summary>Foot.</summary>
    Foot,
    /// <summary>Per cent.</summary>
    Percent,
    /// <summary>A ratio from 0 to 1 (a tenth of ten per cent).</summary>
    Ratio,
    /// <summary>Degree of arc.</summary>
    Degree,
    /// <summary>Watt per square metre.</summary>
    WattPerSquareMetre,
    /// <summary>Kilowatt-hour per square metre.</summary>
    KilowattHourPerSquareMetre,
    /// <summary>Joule per square metre.</summary>
    JoulePerSquareMetre,
}
