using WeatherHub.Weather.Physics;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Skill;

/// <summary>The climate of a quantity at a place: recent observations, or what latitude and season make likely.</summary>
/// <param name="Mean">Canonical unit, or cube root, as errors of the quantity.</param>
/// <param name="Variance">The square of the same.</param>
internal readonly record struct ClimateNormal(double Mean, double Variance)
{
    internal static ClimateNormal? Of(QuantitySkill skill, double? latitude, DateTimeOffset time, double height = 0)
    {
        var scale = ErrorSpace.PriorScale(skill.Quantity.Variable, 0);
        if (skill.Climate is { } seen) return new ClimateNormal(seen.Mean, seen.Variance + scale * scale);
        if (skill.Quantity.Variable != Variable.Temperature || latitude is not { } degrees) return null;
        var mean = Climatology.Temperature(degrees, time.DayOfYear) - LapseRate.Temperature * height;
        return new ClimateNormal(mean, Climatology.TemperatureDeviation * Climatology.TemperatureDeviation);
    }

    /// <summary>The likelihood of a value with a standard error, for the weights of two that cannot both be right.</summary>
    internal double LikelihoodOf(double value, double scale)
    {
        var distance = value - Mean;
        return Math.Exp(-Math.Min(distance * distance / (Variance + scale * scale), 120) / 2);
    }
}

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
