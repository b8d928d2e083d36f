using WeatherHub.Api.Resources.Shared;
using WeatherHub.Contracts.V1;
using ProvenanceRun = WeatherHub.Contracts.V1.ProvenanceRun;
using Run = WeatherHub.Weather.Consensus.Results.ProvenanceRun;

namespace WeatherHub.Api.Resources.Forecast;

/// <summary>Provenance in the detail requested.</summary>
internal static class ProvenancePresenter
{
    internal static Provenance? Present(ProvenanceIndex index, ProvenanceDetail detail) =>
        detail == ProvenanceDetail.None ? null : new Provenance
        {
            Current = Block(index[Blocks.Current], detail),
            Hourly = Block(index[Blocks.Hourly], detail),
            Daily = Block(index[Blocks.Daily], detail),
        };

    private static OrderedDictionary<string, IReadOnlyList<ProvenanceRun>>? Block(
        IReadOnlyDictionary<string, IReadOnlyList<Run>>? fields, ProvenanceDetail detail)
    {
        if (fields is null) return null;
        var shown = new OrderedDictionary<string, IReadOnlyList<ProvenanceRun>>(fields.Count);
        foreach (var (field, runs) in fields)
        {
            ProvenanceRun[] wanted = [.. (detail == ProvenanceDetail.Full ? runs : Summary(runs)).Select(MergePresenter.Provenance)];
            shown[field] = wanted;
        }

        return shown;
    }

    /// <summary>One run: from the first to the last value, the method of most values, everyone who contributed.</summary>
    private static IReadOnlyList<Run> Summary(IReadOnlyList<Run> runs)
    {
        if (runs.Count <= 1) return runs;
        var method = runs.GroupBy(run => run.Method)
            .OrderByDescending(group => group.Sum(run => run.To - run.From)).ThenBy(group => group.Key, StringComparer.Ordinal).First().Key;
        string[] providers = [.. runs.SelectMany(run => run.Providers).Distinct().Order(StringComparer.Ordinal)];
        return [new Run(runs[0].From, runs[^1].To, method, providers)];
    }
}
