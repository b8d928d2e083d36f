using WeatherHub.Weather.Physics;

namespace WeatherHub.Weather.Consensus.Skill;

/// <summary>What is usual at a place: what was observed of late, or what its latitude and season make likely.</summary>
/// <param name="Mean">The middle of it.</param>
/// <param name="Variance">How far it goes.</param>
internal readonly record struct ClimateNormal(double Mean, double Variance)
{
    /// <summary>How much an opinion counts, of two that cannot both be right.</summary>
    internal double Trust(double value, double scale)
    {
        var distance = value - Mean;
        return Math.Exp(-Math.Min(distance * distance / (Variance + scale * scale), 120) / 2);
    }

    /// <summary>What is usual for a quantity; null where nobody knows.</summary>
    internal static ClimateNormal? Of(QuantitySkill skill, double? latitude, DateTimeOffset time, double height = 0)
    {
        var scale = ErrorSpace.PriorScale(skill.Quantity.Variable, 0);
        if (skill.Climate is { } seen) return new ClimateNormal(seen.Mean, seen.Variance + scale * scale);
        return skill.Quantity.Variable == Units.Variable.Temperature && latitude is { } degrees
            ? new ClimateNormal(Climatology.Temperature(degrees, time.DayOfYear) - LapseRate.Temperature * height, Climatology.TemperatureDeviation * Climatology.TemperatureDeviation)
            : null;
    }
}
