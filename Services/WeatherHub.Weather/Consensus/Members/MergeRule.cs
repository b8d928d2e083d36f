using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Members;

/// <summary>How opinions on a variable become one.</summary>
internal enum MergeRule
{
    /// <summary>Outliers out, then the weighted mean.</summary>
    Mean,

    /// <summary>Weighted mean of cube roots, cubed: one vendor's downpour among dry ones is damped but not lost. Zero counts, nothing is rejected.</summary>
    CubeRoot,

    /// <summary>Weighted median: a mean of probabilities is too sure of nothing, the maximum cries wolf.</summary>
    Median,

    /// <summary>
    /// Weighted mean of logarithms. Vendors cap visibility at anything from 10 to 75 km, so a plain mean follows the cap of the most generous;
    /// a factor of two matters equally in fog and in clear air.
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
    /// <param name="learned">Whether verification had a say in weights or corrections.</param>
    internal static MergeMethod HowOf(MergeRule rule, bool learned) => rule switch
    {
        MergeRule.CubeRoot => learned ? MergeMethod.LearnedPowerMean : MergeMethod.PowerMean,
        MergeRule.Median => MergeMethod.WeightedMedian,
        MergeRule.Direction => MergeMethod.VectorMean,
        _ => learned ? MergeMethod.LearnedMean : MergeMethod.WeightedMean,
    };

    /// <summary>
    /// The variable a group stands or falls with: who is outvoted on it is outvoted on the whole group at that step. The other groups have none,
    /// because their members are bounded shares and amounts that nobody is outvoted on, or stand alone.
    /// </summary>
    internal static Variable? LeaderOf(VariableGroup group) => group switch
    {
        VariableGroup.Thermal => Variable.Temperature,
        VariableGroup.Wind => Variable.WindSpeed,
        _ => null,
    };

    /// <summary>
    /// A share of a longer total, a maximum or mean repeated from a longer step, or the probability of a longer step (never below that of any of
    /// its hours) serves only where nobody says the hour itself. An instant interpolated between two others may join.
    /// </summary>
    internal static bool PrefersNative(VariableFacts facts) => facts.Method != CellMethod.Point;
}
