using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Current;

/// <summary>Now.</summary>
/// <param name="Time">When it was true (the newest contribution).</param>
/// <param name="Kind">Measured, when any value was.</param>
/// <param name="IsDay">Whether the sun is up at the moment of the request.</param>
/// <param name="Columns">Every variable of the contract; columns of one value.</param>
/// <param name="Condition">Derived from the merged numbers; one value.</param>
public sealed record MergedCurrent(
    DateTimeOffset Time,
    ReadingKind Kind,
    bool IsDay,
    IReadOnlyDictionary<Variable, MergedColumn> Columns,
    MergedCategories<Condition> Condition)
{
    /// <summary>From when on the same reports say something else of now: the sun rises or sets, a reading is too old to be now, or the hour ends.</summary>
    public DateTimeOffset HoldsUntil { get; init; } = DateTimeOffset.MaxValue;
}
