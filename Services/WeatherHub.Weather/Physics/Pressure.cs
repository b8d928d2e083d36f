namespace WeatherHub.Weather.Physics;

/// <summary>Pressure and height in the standard atmosphere.</summary>
public static class Pressure
{
    /// <summary>Pressure at mean sea level in hPa from station pressure in hPa, station height in m and air temperature in °C.</summary>
    public static double AtSeaLevel(double stationPressure, double height, double temperature) =>
        stationPressure * Math.Pow(1 - 0.0065 * height / (temperature + 0.0065 * height + 273.15), -5.257);
}
