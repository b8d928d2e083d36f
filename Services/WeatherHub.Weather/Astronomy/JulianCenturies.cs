namespace WeatherHub.Weather.Astronomy;

internal static class JulianCenturies
{
    private static readonly DateTimeOffset Epoch = new(2000, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Julian centuries of 36525 days since J2000.0.</summary>
    public static double Since2000(DateTimeOffset instant) => (instant - Epoch).TotalDays / 36525;
}
