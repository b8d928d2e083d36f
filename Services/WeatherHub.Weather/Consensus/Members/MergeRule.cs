using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Members;

internal enum MergeRule
{
    /// <summary>Outliers out, then the weighted mean.</summary>
    Mean,
    /// <summary>Weighted mean of cube roots, cubed: one vendor's downpour among dry ones is damped, not lost. No outliers.</summary>
    CubeRoot,
    /// <summary>Weighted median: a mean of probabilities is underconfident, the maximum has too many false alarms.</summary>
    Median,
    /// <summary>
    /// Weighted mean of logarithms. Vendors cap visibility at anything from 10 to 75 km, so a plain mean follows the cap of the most
    /// generous; a factor of two matters equally in fog and in clear air.
    /// </summary>
    Logarithm,
    /// <summary>Weighted mean of unit vectors.</summary>
    Direction,
}

/// <summary>Which rule each variable follows, and which variable leads its group.</summary>
internal static class MergeRules
{
    internal static MergeRule Of(Variable variable) => variable switch
    {
        Variable.Precipitation or Variable.Snowfall => MergeRule.CubeRoot,
        Variable.PrecipitationProbability or Variable.ThunderProbability => MergeRule.Median,
        Variable.Visibility => MergeRule.Logarithm,
        Variable.WindDirection => MergeRule.Direction,
        _ => MergeRule.Mean,
    };

    /// <param name="rule">The rule.</param>
    /// <param name="learned">Whether weights or corrections come from verification.</param>
    internal static MergeMethod MethodOf(MergeRule rule, bool learned) => rule switch
    {
        MergeRule.CubeRoot => learned ? MergeMethod.LearnedPowerMean : MergeMethod.PowerMean,
        MergeRule.Median => MergeMethod.WeightedMedian,
        MergeRule.Direction => MergeMethod.VectorMean,
        _ => learned ? MergeMethod.LearnedMean : MergeMethod.WeightedMean,
    };

    /// <summary>
    /// The variable that leads a group: an outlier in it is left out of the whole group at that step. Other groups have none, because
    /// their members are bounded shares and amounts without outliers, or stand alone.
    /// </summary>
    internal static Variable? LeaderOf(VariableGroup group) => group switch
    {
        VariableGroup.Thermal => Variable.Temperature,
        VariableGroup.Wind => Variable.WindSpeed,
        _ => null,
    };

    /// <summary>
    /// A share of a longer total, or a maximum, mean or probability of a longer step, serves only where no member has the hour itself.
    /// An instant interpolated between two others counts as an hour.
    /// </summary>
    internal static bool PrefersNative(VariableFacts facts) => facts.Method != CellMethod.Point;
}
