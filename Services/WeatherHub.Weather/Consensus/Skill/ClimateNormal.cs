using WeatherHub.Weather.Physics;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Skill;

/// <summary>The climate of a quantity at a place: recent observations, or what latitude and season make likely.</summary>
/// <param name="Mean">Canonical unit, or cube root, as errors of the quantity.</param>
/// <param name="Variance">The square of the same.</param>
internal readonly record struct ClimateNormal(double Mean, double Variance)
{
    /// <summary>The climate of a quantity; null where it is not known.</summary>
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
