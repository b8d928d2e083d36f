using WeatherHub.Api.Resources.Shared;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Daily;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Wording;

namespace WeatherHub.Api.Resources.Forecast;

/// <summary>Where the values of the wanted fields come from.</summary>
internal sealed class ProvenanceIndex
{
    private static readonly Dictionary<string, Variable> ByName =
        VariableFacts.All.ToDictionary(facts => facts.Name, facts => facts.Variable);
    private static readonly Dictionary<string, DailyVariable> DaysByName =
        DailyFields.All.ToDictionary(facts => facts.Name, facts => facts.Variable);

    private readonly Dictionary<Blocks, OrderedDictionary<string, IReadOnlyList<ProvenanceRun>>> byBlock = [];

    internal ProvenanceIndex(Selection selection, MergedForecast forecast)
    {
        foreach (var (_, block) in selection.Each())
        {
            var runs = byBlock[block] = [];
            foreach (var field in selection.Each(block))
                if (Of(forecast, block, field) is { } found)
                    runs[field] = found;
        }
    }

    /// <summary>The providers whose values are shown.</summary>
    internal IReadOnlySet<string> Providers =>
        byBlock.Values.SelectMany(fields => fields.Values).SelectMany(runs => runs).SelectMany(run => run.Providers)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>The runs of a block by field; null when the block is not wanted.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<ProvenanceRun>>? this[Blocks block] => byBlock.GetValueOrDefault(block);

    /// <summary>The runs of one field; null for what is no statement about the weather (a date, the kind of reading).</summary>
    private static IReadOnlyList<ProvenanceRun>? Of(MergedForecast forecast, Blocks block, string field) => (block, field) switch
    {
        (Blocks.Current, "kind") => null,
        (Blocks.Current, "isDay") => forecast.Current is null ? [] : [Astronomical(0, 1)],
        (Blocks.Current, "condition") => forecast.Current?.Condition.Provenance ?? [],
        (Blocks.Current, _) => forecast.Current is null ? [] : Column(forecast.Current.Columns, field),
        (Blocks.Hourly, "precipitationType") => forecast.Hourly.PrecipitationType.Provenance,
        (Blocks.Hourly, "isDay") => forecast.Hourly.IsDay.Provenance,
        (Blocks.Hourly, "wmo" or "slug") => forecast.Hourly.Condition.Provenance,
        (Blocks.Hourly, _) => Column(forecast.Hourly.Columns, field),
        (Blocks.Daily, "complete" or "start" or "end") => null,
        (Blocks.Daily, "sunrise") => Sky(forecast.Daily.Days, day => day.Sunrise),
        (Blocks.Daily, "sunset") => Sky(forecast.Daily.Days, day => day.Sunset),
        (Blocks.Daily, "wmo" or "slug") => forecast.Daily.Condition.Provenance,
        (Blocks.Daily, "summary") => DaySentences.ProvenanceOf(forecast.Daily),
        _ => forecast.Daily.Columns.TryGetValue(DaysByName[field], out var column)
            ? column.Provenance
            : [],
    };

    private static IReadOnlyList<ProvenanceRun> Column(IReadOnlyDictionary<Variable, MergedColumn> columns, string field) =>
        columns.TryGetValue(ByName[field], out var column) ? column.Provenance : [];

    private static List<ProvenanceRun> Sky(IReadOnlyList<MergedDay> days, Func<MergedDay, DateTimeOffset?> value)
    {
        var runs = new List<ProvenanceRun>();
        for (var i = 0; i < days.Count; i++)
        {
            if (value(days[i]) is null) continue;
            if (runs.Count > 0 && runs[^1].To == i) runs[^1] = Astronomical(runs[^1].From, i + 1);
            else runs.Add(Astronomical(i, i + 1));
        }

        return runs;
    }

    private static ProvenanceRun Astronomical(int from, int to) => new(from, to, Contracts.V1.ProvenanceMethods.Astronomical, []);
}
