namespace WeatherHub.Weather.Physics;

/// <summary>Moist air: Magnus form with a = 17.625, b = 243.04 °C (Alduchov and Eskridge 1996). NaN in, NaN out.</summary>
public static class Humidity
{
    private const double A = 17.625;
    private const double B = 243.04;

    /// <summary>Dew point in °C from temperature in °C and relative humidity in %; never above the temperature.</summary>
    public static double DewPoint(double temperature, double relativeHumidity)
    {
        var humidity = Math.Clamp(relativeHumidity, 0.1, 100);
        var gamma = Math.Log(humidity / 100) + A * temperature / (B + temperature);
        return Math.Min(temperature, B * gamma / (A - gamma));
    }

    /// <summary>Relative humidity in % (0 to 100) from temperature and dew point in °C.</summary>
    public static double Relative(double temperature, double dewPoint) =>
        Math.Clamp(100 * Math.Exp(A * dewPoint / (B + dewPoint) - A * temperature / (B + temperature)), 0, 100);

    /// <summary>
    /// Feels-like temperature in °C in the shade (Steadman 1994, as the Australian Bureau of Meteorology uses it)
    /// from temperature in °C, relative humidity in % and wind speed in m/s at 10 m.
    /// </summary>
    public static double ApparentTemperature(double temperature, double relativeHumidity, double windSpeed)
    {
        var vapourPressure = relativeHumidity / 100 * 6.105 * Math.Exp(17.27 * temperature / (237.7 + temperature));
        return temperature + 0.33 * vapourPressure - 0.70 * windSpeed - 4.00;
    }
}
