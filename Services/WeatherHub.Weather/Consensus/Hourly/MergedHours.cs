using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>The merged steps of one merge.</summary>
internal sealed record MergedHours(MergedChannels Channels, DerivedConditions Conditions, bool[] IsDay)
{
    internal MergedChannel this[Variable variable] => Channels[variable];
}

/// <summary>The hourly block of an answer.</summary>
/// <param name="Axis">The first step contains the moment of the request.</param>
/// <param name="Columns">Every variable of the contract, also those without values.</param>
/// <param name="PrecipitationType">What falls.</param>
/// <param name="Condition">Derived from the merged numbers.</param>
/// <param name="IsDay">Whether the sun is up at the start of the step.</param>
public sealed record MergedHourly(
    TimeAxis Axis,
    IReadOnlyDictionary<Variable, MergedColumn> Columns,
    MergedCategories<PrecipitationType> PrecipitationType,
    MergedCategories<Condition> Condition,
    MergedCategories<bool> IsDay);
