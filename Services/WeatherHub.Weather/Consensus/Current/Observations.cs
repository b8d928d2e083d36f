using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Rejection;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Weather.Consensus.Current;

/// <summary>The observations of the present, merged by the same rules as vendors, nearer ones with more weight.</summary>
internal sealed class Observations
{
    private readonly DateTimeOffset newest;

    private Observations(Ensemble ensemble, DateTimeOffset newest) =>
        (Ensemble, Channels, this.newest) = (ensemble, ensemble.Merge(), newest);

    internal Ensemble Ensemble { get; }

    internal MergedChannels Channels { get; }

    /// <summary>Null without a recent observation near enough.</summary>
    internal static Observations? Of(MergeRequest request, EnsembleInput input, TimeAxis now, VendorAssessment assessment, string? only)
    {
        var reports = input.Reports
            .Where(report => ReadingRules.IsObservation(report, request) && (only ?? report.Provider) == report.Provider).ToList();
        if (reports.Count == 0) return null;
        var members = reports.ConvertAll(report => Member.Of(report, input.BitOf(report.Provider), report.Current!, now)).ToArray();
        if (request.Mode == MergeMode.Consensus) Array.ForEach(members, member => member.CompleteHumidity());
        var weights = reports.ToDictionary(
            report => report.Provider,
            report => ReadingRules.HalfWeightDistance / (ReadingRules.HalfWeightDistance + DistanceOf(report, request)));
        var ensemble = new Ensemble(members, now, (provider, variable) => ErrorTrack.Prior(variable, weights[provider]), assessment);
        return new Observations(ensemble, reports.Max(report => report.Current!.Time));
    }

    /// <summary>The vendor of the nearest observed temperature; null without one.</summary>
    internal static string? NearestProvider(MergeRequest request, EnsembleInput input) => input.Reports
        .Where(report => ReadingRules.IsObservation(report, request) && report.Current!.Values.ContainsKey(Variable.Temperature))
        .MinBy(report => DistanceOf(report, request))?.Provider;

    internal ObservationReference ReferenceOn(TimeAxis axis) => new(
        Array.ConvertAll(Enum.GetValues<Variable>(), variable => Channels[variable].Values[0]),
        axis.IndexOf(newest + TimeAxis.Step / 2));

    private static double DistanceOf(Reports.Report report, MergeRequest request) =>
        report.Current!.DistanceTo(request.Place) ?? ReadingRules.HalfWeightDistance;
}
