using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Results;

namespace WeatherHub.Lab.Benchmarks;

/// <summary>How much memory a merged forecast is, told by making it once more.</summary>
internal static class AnswerSize
{
    /// <summary>Bytes of the answer itself.</summary>
    internal static long Of(MergedForecast merged)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var copy = Copy(merged);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(copy);
        return bytes;
    }

    private static MergedForecast Copy(MergedForecast merged) => merged with
    {
        Current = merged.Current is { } current
            ? current with { Columns = Copy(current.Columns), Condition = Copy(current.Condition) }
            : null,
        Hourly = merged.Hourly with
        {
            Columns = Copy(merged.Hourly.Columns),
            Condition = Copy(merged.Hourly.Condition),
            PrecipitationType = Copy(merged.Hourly.PrecipitationType),
            IsDay = Copy(merged.Hourly.IsDay),
        },
        Daily = merged.Daily with
        {
            Days = merged.Daily.Days.Select(day => day with { })
            .ToList(),
            Columns = Copy(merged.Daily.Columns),
            Condition = Copy(merged.Daily.Condition)
        },
        Notices = [.. merged.Notices.Select(notice => notice with { })],
    };

    private static Dictionary<TKey, MergedColumn> Copy<TKey>(IReadOnlyDictionary<TKey, MergedColumn> columns)
        where TKey : notnull
    {
        var copy = new Dictionary<TKey, MergedColumn>(columns.Count);
        foreach (var (key, column) in columns)
            copy[key] = new MergedColumn([.. column.Values], Copy(column.Provenance), Copy(column.Confidence));
        return copy;
    }

    private static MergedCategories<T> Copy<T>(MergedCategories<T> words)
        where T : struct => new([.. words.Values], Copy(words.Provenance));

    private static List<ProvenanceRun> Copy(IReadOnlyList<ProvenanceRun> runs)
    {
        var copy = new List<ProvenanceRun>(runs.Count);
        foreach (var run in runs) copy.Add(run with { });
        return copy;
    }

    private static ConfidenceColumn? Copy(ConfidenceColumn? sure) =>
        sure is null ? null : new([.. sure.Level], [.. sure.P10], [.. sure.P90], [.. sure.Lineages]);
}
