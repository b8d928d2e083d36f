using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Physics;

/// <summary>
/// How the air near the ground changes with height: by fixed rates, because neither an hourly forecast nor an observation says more of the
/// air above or below it. See docs/elevation.md for what the rates are taken from and how far they hold.
/// </summary>
public static class LapseRate
{
    /// <summary>K per m by which temperature falls: the standard atmosphere's (ISO 2533).</summary>
    public const double Temperature = 0.0065;

    /// <summary>K per m by which the dew point falls: a vapour-pressure coefficient of 0.38 per km (Kunkel 1989) near 0 °C.</summary>
    public const double DewPoint = 0.0052;

    /// <summary>Metres over which the rates hold. They vary by about 2.5 K per km: the error nears that of a forecast.</summary>
    public const double Reach = 500;

    /// <summary>Metres above sea level: lower than any ground.</summary>
    public const double LowestGround = -500;

    /// <summary>Metres above sea level: higher than any ground.</summary>
    public const double HighestGround = 9000;

    /// <summary>The height, unless no ground has it: a vendor's word for it can be as impossible as any of its values.</summary>
    public static double? Possible(double? height) => height is >= LowestGround and <= HighestGround ? height : null;

    /// <summary>The air so many metres higher (lower, where negative). Missing values stay missing; no air is supersaturated.</summary>
    /// <param name="air">At one height.</param>
    /// <param name="metres">To the other height.</param>
    public static MoistAir Raise(MoistAir air, double metres)
    {
        var temperature = air.Temperature - Temperature * metres;
        var saidDewPoint = !double.IsNaN(air.DewPoint);
        var dewPoint = saidDewPoint ? air.DewPoint : Humidity.DewPoint(air.Temperature, air.RelativeHumidity);
        var raised = dewPoint - DewPoint * metres;
        if (raised > temperature) raised = temperature;

        // As a ratio, so that a vendor whose humidity and dew point differ by its rounding keeps its own humidity.
        var drier = Humidity.Relative(temperature, raised) / Humidity.Relative(air.Temperature, dewPoint);
        var humidity = double.IsNaN(drier) ? air.RelativeHumidity : Math.Min(100, air.RelativeHumidity * drier);
        return new MoistAir(
            Within(Variable.Temperature, temperature),
            saidDewPoint ? Within(Variable.DewPoint, raised) : double.NaN,
            humidity,
            Within(Variable.ApparentTemperature, air.ApparentTemperature + Felt(air, temperature, raised, metres)));
    }

    /// <summary>By how much the feels-like temperature changes; wind is the same at both heights and drops out.</summary>
    private static double Felt(MoistAir air, double temperature, double dewPoint, double metres)
    {
        var before = double.IsNaN(air.RelativeHumidity) ? Humidity.Relative(air.Temperature, air.DewPoint) : air.RelativeHumidity;
        var after = Humidity.Relative(temperature, dewPoint);
        var felt = Humidity.ApparentTemperature(temperature, after, 0) - Humidity.ApparentTemperature(air.Temperature, before, 0);
        return double.IsNaN(felt) ? -Temperature * metres : felt;
    }

    private static double Within(Variable variable, double value)
    {
        var facts = VariableFacts.Of(variable);
        return Math.Clamp(value, facts.Minimum, facts.Maximum);
    }
}

/// <summary>Air near the ground; NaN is "not said".</summary>
/// <param name="Temperature">°C.</param>
/// <param name="DewPoint">°C.</param>
/// <param name="RelativeHumidity">%.</param>
/// <param name="ApparentTemperature">°C.</param>
public readonly record struct MoistAir(double Temperature, double DewPoint, double RelativeHumidity, double ApparentTemperature);

/// <summary>Pressure and height in the standard atmosphere.</summary>
public static class Pressure
{
    /// <summary>Pressure at mean sea level in hPa from station pressure in hPa, station height in m and air temperature in °C.</summary>
    public static double AtSeaLevel(double stationPressure, double height, double temperature) =>
        stationPressure * Math.Pow(1 - 0.0065 * height / (temperature + 0.0065 * height + 273.15), -5.257);
}
