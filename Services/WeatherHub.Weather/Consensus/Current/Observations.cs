using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Rejection;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Weather.Consensus.Current;

/// <summary>The observations that speak for a place now, merged; several by the same rule as vendors, the nearer with more weight.</summary>
internal sealed class Observations
{
    private const double FarthestStation = 25_000;

    /// <summary>Weight falls to a half over this distance; a station whose distance nobody gives counts as one so far away.</summary>
    private const double HalfWeight = 10_000;

    /// <summary>Past this age a reading no longer says what is now.</summary>
    private static readonly TimeSpan OldestReading = TimeSpan.FromMinutes(90);

    /// <summary>Clocks differ; a reading from further ahead is wrong about its own time.</summary>
    private static readonly TimeSpan FurthestAhead = TimeSpan.FromMinutes(15);

    private Observations(Ensemble panel, MergedChannels tracks, DateTimeOffset time)
    {
        Ensemble = panel;
        MergedChannels = tracks;
        Time = time;
    }

    internal Ensemble Ensemble { get; }

    internal MergedChannels MergedChannels { get; }

    /// <summary>When the newest of them was made.</summary>
    internal DateTimeOffset Time { get; }

    /// <summary>Null where no station near enough spoke lately.</summary>
    internal static Observations? Of(MergeRequest request, EnsembleInput roster, TimeAxis now, VendorAssessment assessment, string? only)
    {
        var reports = roster.Reports.Where(report => IsObservation(report, request) && (only ?? report.Provider) == report.Provider).ToList();
        if (reports.Count == 0) return null;
        var members = reports.ConvertAll(report => Member.Of(report, roster.BitOf(report.Provider), report.Current!, now)).ToArray();
        if (request.Mode == MergeMode.Consensus) Array.ForEach(members, member => member.CompleteHumidity());
        var nearness = reports.ToDictionary(report => report.Provider, report => HalfWeight / (HalfWeight + (Distance(report, request) ?? HalfWeight)));
        var panel = new Ensemble(members, now, (provider, variable) => ErrorTrack.Prior(variable, nearness[provider])) { Assessment = assessment };
        return new Observations(panel, MergedChannels.Merge(panel), reports.Max(report => report.Current!.Time));
    }

    /// <summary>The vendor of the nearest observed temperature; null without one.</summary>
    internal static string? Nearest(MergeRequest request, EnsembleInput roster) =>
        roster.Reports.Where(report => IsObservation(report, request) && report.Current!.Values.ContainsKey(Variable.Temperature))
            .MinBy(report => Distance(report, request) ?? HalfWeight)?.Provider;

    internal static bool IsRecent(Report report, DateTimeOffset now) =>
        report is { Current: { } current } && now - current.Time <= OldestReading && current.Time - now <= FurthestAhead;

    /// <summary>Until when a reading that is recent stays so.</summary>
    internal static DateTimeOffset RecentUntil(Report report) => report.Current!.Time + OldestReading;

    /// <summary>Whether a report says of the place what is now: a vendor's analysis, or a station near enough.</summary>
    internal static bool Speaks(Report report, MergeRequest request) =>
        IsRecent(report, request.Now) && (report.Current!.Kind == ReadingKind.Model || IsObservation(report, request));

    internal ObservationReference AsAnchor(TimeAxis axis) => new(
        Array.ConvertAll(Enum.GetValues<Variable>(), variable => MergedChannels[variable].Values[0]),
        axis.IndexOf(Time + TimeAxis.Step / 2));

    private static bool IsObservation(Report report, MergeRequest request) =>
        IsRecent(report, request.Now) && report.Current!.Kind == ReadingKind.Observation && (Distance(report, request) ?? 0) <= FarthestStation;

    private static double? Distance(Report report, MergeRequest request) =>
        report.Current?.Station is { } station ? station.Distance ?? station.Location?.DistanceTo(request.Place) : null;
}
