using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Skill;

/// <summary>
/// The space that errors of a variable are computed in: its canonical unit, but cube roots for amounts of precipitation, whose errors grow
/// with the amount.
/// </summary>
internal static class ErrorSpace
{
    /// <summary>Prior standard error of an hour's or a day's rain, mm^(1/3); chosen on the development data.</summary>
    private const double RootScale = 0.6;

    /// <summary>Errors grow by a quarter of the scale each day ahead.</summary>
    private const double GrowthPerDay = 0.25;

    internal static bool IsRoot(Variable variable) => variable is Variable.Precipitation or Variable.Snowfall;

    internal static double To(Variable variable, double value) => IsRoot(variable) ? Math.Cbrt(value) : value;

    internal static double From(Variable variable, double value)
    {
        var facts = VariableFacts.Of(variable);
        return Math.Clamp(IsRoot(variable) ? Math.Pow(Math.Max(0, value), 3) : value, facts.Minimum, facts.Maximum);
    }

    /// <summary>Standard error of a forecast before anything is verified; NaN where the variable rejects nothing.</summary>
    internal static double PriorScale(Variable variable, double leadDays) =>
        (IsRoot(variable) ? RootScale : VariableFacts.Of(variable).ErrorScale) * (1 + GrowthPerDay * leadDays);
}
