using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus;

/// <summary>What is known of one vendor's errors in one variable at one lead time, in the space the variable is merged in.</summary>
/// <param name="Bias">What it says too much of; subtracted before merging.</param>
/// <param name="Scale">Standard error of what it says; NaN where values are never rejected by it.</param>
/// <param name="Weight">Its weight before it shares its lineage's vote.</param>
internal readonly record struct ErrorEstimate(double Bias, double Scale, double Weight);

/// <summary>Where the merge asks what is known of a vendor's errors. The prior below answers until verification knows better.</summary>
/// <param name="provider">The vendor's id.</param>
/// <param name="variable">Which variable.</param>
/// <param name="leadDays">Days between the making of the report and the step; never negative.</param>
internal delegate ErrorEstimate VendorErrors(string provider, Variable variable, double leadDays);

/// <summary>Day one: every vendor is alike, without bias, and its error grows by a quarter of the variable's scale each day.</summary>
internal static class PriorErrors
{
    private const double GrowthPerDay = 0.25;

    internal static ErrorEstimate Of(string provider, Variable variable, double leadDays) =>
        new(0, VariableFacts.Of(variable).ErrorScale * (1 + GrowthPerDay * leadDays), 1);
}
