using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Results;
using ProvenanceRun = WeatherHub.Contracts.V1.ProvenanceRun;
using Run = WeatherHub.Weather.Consensus.Results.ProvenanceRun;

namespace WeatherHub.Api.Resources.Shared;

/// <summary>What the merge says of its values, in the contract's records and words.</summary>
internal static class MergePresenter
{
    /// <summary>So many verifications make a place known; before, a forecast is about a seventh worse.</summary>
    internal const int LearnedAfter = 20;

    internal static ProvenanceRun Provenance(Run run) =>
        new() { From = run.From, To = run.To, Method = run.Method, Providers = run.Providers };

    internal static ConfidenceSeries Confidence(ConfidenceColumn column, DisplayUnit unit, bool inFull) => new()
    {
        Level = Array.ConvertAll(column.Level, Level),
        P10 = inFull ? unit.Of(column.P10) : null,
        P90 = inFull ? unit.Of(column.P90) : null,
        Lineages = inFull ? [.. column.Lineages.Select((count, index) => double.IsNaN(column.Level[index]) ? null : (int?)count)] : null,
    };

    internal static int? Level(double level) =>
        double.IsNaN(level) ? null : (int)Math.Round(Math.Clamp(level, 0, 100), MidpointRounding.AwayFromZero);

    /// <summary>The word for what became of a provider's value.</summary>
    internal static string Name(ContributionStatus verdict) => verdict switch
    {
        ContributionStatus.Outlier => Verdicts.Outvoted,
        ContributionStatus.Excluded => Verdicts.Silenced,
        ContributionStatus.Coarser => Verdicts.Coarser,
        ContributionStatus.Overruled => Verdicts.Overruled,
        _ => Verdicts.Used,
    };

    internal static double? Distance(Contribution words) =>
        double.IsNaN(words.Distance) ? null : Math.Round(words.Distance, 2, MidpointRounding.AwayFromZero);

    internal static double? Gate(Contribution words) => words.Status == ContributionStatus.Outlier ? MergedForecast.Gate : null;
}
