using WeatherHub.Api.Resources.Shared;
using WeatherHub.Contracts.V1;
using ProvenanceRun = WeatherHub.Contracts.V1.ProvenanceRun;
using Run = WeatherHub.Weather.Consensus.Results.ProvenanceRun;

namespace WeatherHub.Api.Resources.Forecast;

/// <summary>Provenance in the detail that was asked for.</summary>
internal static class ProvenancePresenter
{
    internal static Provenance? Present(ProvenanceIndex runs, ProvenanceDetail detail) => detail == ProvenanceDetail.None ? null : new Provenance
    {
        Current = Block(runs[Blocks.Current], detail),
        Hourly = Block(runs[Blocks.Hourly], detail),
        Daily = Block(runs[Blocks.Daily], detail),
    };

    private static OrderedDictionary<string, IReadOnlyList<ProvenanceRun>>? Block(
        IReadOnlyDictionary<string, IReadOnlyList<Run>>? fields, ProvenanceDetail detail)
    {
        if (fields is null) return null;
        var shown = new OrderedDictionary<string, IReadOnlyList<ProvenanceRun>>();
        foreach (var (field, runs) in fields) shown[field] = [.. (detail == ProvenanceDetail.Full ? runs : Summary(runs)).Select(Show)];
        return shown;
    }

    /// <summary>One run: from the first to the last value, the method of most values, everyone who contributed.</summary>
    private static IReadOnlyList<Run> Summary(IReadOnlyList<Run> runs)
    {
        if (runs.Count <= 1) return runs;
        var method = runs.GroupBy(run => run.Method)
            .OrderByDescending(group => group.Sum(run => run.To - run.From)).ThenBy(group => group.Key, StringComparer.Ordinal).First().Key;
        return [new Run(runs[0].From, runs[^1].To, method, [.. runs.SelectMany(run => run.Providers).Distinct().Order(StringComparer.Ordinal)])];
    }

    internal static ProvenanceRun Show(Run run) => new() { From = run.From, To = run.To, Method = run.Method, Providers = run.Providers };
}
