using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Current;

/// <summary>The present block of an answer.</summary>
/// <param name="Time">The time of the newest contribution.</param>
/// <param name="Kind">An observation where the temperature was measured.</param>
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
    /// <summary>Until when the same reports give the same present: sunrise or sunset, a reading's age, or the hour's end.</summary>
    public DateTimeOffset HoldsUntil { get; init; } = DateTimeOffset.MaxValue;
}
