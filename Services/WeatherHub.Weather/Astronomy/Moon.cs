namespace WeatherHub.Weather.Astronomy;

/// <summary>The phase of the moon.</summary>
public static class Moon
{
    /// <summary>
    /// Phase from 0 to below 1 as the share of the way from one new moon to the next, by ecliptic longitude: 0 new, 0.25 first quarter, 0.5
    /// full, 0.75 last quarter. Within 0.001 (Meeus, Astronomical Algorithms, chapters 25 and 47, the largest terms).
    /// </summary>
    public static double Phase(DateTimeOffset instant)
    {
        var t = JulianCenturies.Since2000(instant);
        var elongation = Radians(297.8501921 + 445267.1114034 * t);
        var sun = Radians(357.5291092 + 35999.0502909 * t);
        var moon = Radians(134.9633964 + 477198.8675055 * t);
        var latitude = Radians(93.2720950 + 483202.0175233 * t);

        var moonAhead =
            6.288774 * Math.Sin(moon)
            + 1.274027 * Math.Sin(2 * elongation - moon)
            + 0.658314 * Math.Sin(2 * elongation)
            + 0.213618 * Math.Sin(2 * moon)
            - 0.185116 * Math.Sin(sun)
            - 0.114332 * Math.Sin(2 * latitude)
            + 0.058793 * Math.Sin(2 * elongation - 2 * moon)
            + 0.057066 * Math.Sin(2 * elongation - sun - moon)
            + 0.053322 * Math.Sin(2 * elongation + moon)
            + 0.045758 * Math.Sin(2 * elongation - sun)
            - 0.040923 * Math.Sin(sun - moon)
            - 0.034720 * Math.Sin(elongation)
            - 0.030383 * Math.Sin(sun + moon);
        var sunAhead = 1.914602 * Math.Sin(sun) + 0.019993 * Math.Sin(2 * sun);

        var turns = (double.RadiansToDegrees(elongation) + moonAhead - sunAhead) / 360;
        var phase = turns - Math.Floor(turns);
        return phase < 1 ? phase : 0;
    }

    private static double Radians(double degrees) => double.DegreesToRadians(degrees);
}
