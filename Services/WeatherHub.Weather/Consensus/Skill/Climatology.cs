namespace WeatherHub.Weather.Consensus.Skill;

/// <summary>
/// A very coarse temperature climatology, by latitude and season: enough to tell °F from °C when two vendors contradict each other at a
/// place where nothing was observed yet, and for nothing else.
/// </summary>
internal static class Climatology
{
    /// <summary>Standard deviation of temperatures about it, °C.</summary>
    internal const double TemperatureDeviation = 10;

    private const double Warmest = 27;
    private const double FallPerSquareDegree = 0.0088;
    private const double PolarLatitude = 60;
    private const double FallPerPolarDegree = 0.6;
    private const double SwingPerDegree = 0.243;
    private const double SteadyLatitude = 10;

    /// <summary>Mean temperature at sea level, °C.</summary>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="dayOfYear">1 to 366.</param>
    internal static double Temperature(double latitude, int dayOfYear)
    {
        var degrees = Math.Abs(latitude);
        var tempered = Math.Min(degrees, PolarLatitude);
        var mean = Warmest - FallPerSquareDegree * tempered * tempered - FallPerPolarDegree * (degrees - tempered);
        var swing = SwingPerDegree * Math.Max(0, degrees - SteadyLatitude);
        var season = Math.Cos(2 * Math.PI * (dayOfYear - 200) / 365.25);
        return mean + swing * (latitude >= 0 ? season : -season);
    }
}
