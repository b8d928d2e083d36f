using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Daily;

/// <summary>A local day of 23 to 25 hours.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Start">Its first instant.</param>
/// <param name="End">The first instant of the next day.</param>
/// <param name="Complete">
/// Whether temperature and amount of every hour are known; where not, its values are those of the hours known.
/// </param>
/// <param name="Sunrise">Null in polar day or night.</param>
/// <param name="Sunset">Null in polar day or night.</param>
public sealed record MergedDay(
    DateOnly Date, DateTimeOffset Start, DateTimeOffset End, bool Complete, DateTimeOffset? Sunrise, DateTimeOffset? Sunset);

/// <summary>The daily block of an answer: local days, from today.</summary>
/// <param name="Days">The axis.</param>
/// <param name="Columns">Every daily variable.</param>
/// <param name="Condition">The day's condition.</param>
public sealed record MergedDaily(
    IReadOnlyList<MergedDay> Days, IReadOnlyDictionary<DailyVariable, MergedColumn> Columns, MergedCategories<Condition> Condition)
{
    /// <summary>The hours that the days were made of; null where they were not kept.</summary>
    internal SourceHours? Hours { get; init; }

    /// <summary>Whether all of a day is known, by its hours or by vendors' own days: where not, its values have no confidence.</summary>
    public bool IsWhole(int day) => Days[day].Complete || IsVendorDay(day);

    /// <summary>Whether a day was filled from vendors' own days.</summary>
    internal bool IsVendorDay(int day)
    {
        foreach (var column in Columns.Values)
            if (IsVendorDay(column.Provenance, day)) return true;
        return IsVendorDay(Condition.Provenance, day);
    }

    private static bool IsVendorDay(IReadOnlyList<ProvenanceRun> runs, int day)
    {
        for (var i = 0; i < runs.Count; i++)
            if (runs[i].From <= day && day < runs[i].To && runs[i].Method == MergeMethodNames.ProviderDaily) return true;
        return false;
    }
}
