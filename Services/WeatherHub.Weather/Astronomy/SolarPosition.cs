using WeatherHub.Weather.Geography;

namespace WeatherHub.Weather.Astronomy;

/// <summary>
/// Where the sun stands at one instant, after Meeus's low-accuracy series as NOAA's solar calculator uses them:
/// https://gml.noaa.gov/grad/solcalc/calcdetails.html (about 0.01°; universal time stands for terrestrial time).
/// </summary>
internal readonly struct SolarPosition
{
    private readonly double _declination;
    private readonly double _greenwichHourAngle;

    private SolarPosition(double declination, double greenwichHourAngle) =>
        (_declination, _greenwichHourAngle) = (declination, greenwichHourAngle);

    public static SolarPosition At(DateTimeOffset instant)
    {
        var t = JulianCenturies.Since2000(instant);
        var meanLongitude = Radians(280.46646 + t * (36000.76983 + 0.0003032 * t));
        var meanAnomaly = Radians(357.52911 + t * (35999.05029 - 0.0001537 * t));
        var eccentricity = 0.016708634 - t * (0.000042037 + 0.0000001267 * t);
        var centre = Radians(
            Math.Sin(meanAnomaly) * (1.914602 - t * (0.004817 + 0.000014 * t))
            + Math.Sin(2 * meanAnomaly) * (0.019993 - 0.000101 * t)
            + Math.Sin(3 * meanAnomaly) * 0.000289);
        var node = Radians(125.04 - 1934.136 * t);
        var longitude = meanLongitude + centre - Radians(0.00569 + 0.00478 * Math.Sin(node));
        var obliquity = Radians(23.4392911 - t * (0.0130041667 + t * (0.000000163889 - t * 0.000000503611)) + 0.00256 * Math.Cos(node));

        var y = Math.Pow(Math.Tan(obliquity / 2), 2);
        var equationOfTime = y * Math.Sin(2 * meanLongitude)
            - 2 * eccentricity * Math.Sin(meanAnomaly)
            + 4 * eccentricity * y * Math.Sin(meanAnomaly) * Math.Cos(2 * meanLongitude)
            - 0.5 * y * y * Math.Sin(4 * meanLongitude)
            - 1.25 * eccentricity * eccentricity * Math.Sin(2 * meanAnomaly);

        var dayFraction = instant.UtcDateTime.TimeOfDay / TimeSpan.FromDays(1);
        return new(Math.Asin(Math.Sin(obliquity) * Math.Sin(longitude)), (dayFraction - 0.5) * Math.Tau + equationOfTime);
    }

    /// <summary>Height of the sun's centre above the horizon in degrees, without refraction.</summary>
    public double ElevationOver(Coordinates place)
    {
        var latitude = Radians(place.Latitude);
        var sine = Math.Sin(latitude) * Math.Sin(_declination)
            + Math.Cos(latitude) * Math.Cos(_declination) * Math.Cos(_greenwichHourAngle + Radians(place.Longitude));
        return double.RadiansToDegrees(Math.Asin(Math.Clamp(sine, -1, 1)));
    }

    private static double Radians(double degrees) => double.DegreesToRadians(degrees);
}

internal static class JulianCenturies
{
    private static readonly DateTimeOffset Epoch = new(2000, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Julian centuries of 36525 days since J2000.0.</summary>
    public static double Since2000(DateTimeOffset instant) => (instant - Epoch).TotalDays / 36525;
}
