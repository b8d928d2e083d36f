using WeatherHub.Weather.Reports;

namespace WeatherHub.Weather.Consensus.Members;

/// <summary>Which readings count as the present of a place.</summary>
internal static class ReadingRules
{
    /// <summary>Weight halves over this distance, in metres; a station whose distance is not known counts as one so far away.</summary>
    internal const double HalfWeightDistance = 10_000;

    private const double FarthestStation = 25_000;

    private static readonly TimeSpan OldestReading = TimeSpan.FromMinutes(90);

    /// <summary>Clocks differ; the time of a reading from further ahead is wrong.</summary>
    private static readonly TimeSpan FurthestAhead = TimeSpan.FromMinutes(15);

    internal static bool IsRecent(Report report, DateTimeOffset now) =>
        report is { Current: { } current } && now - current.Time <= OldestReading && current.Time - now <= FurthestAhead;

    internal static DateTimeOffset RecentUntil(Report report) => report.Current!.Time + OldestReading;

    /// <summary>Whether a report is a vendor's analysis of the present.</summary>
    internal static bool IsModel(Report report, DateTimeOffset now) => IsRecent(report, now) && report.Current!.Kind == ReadingKind.Model;

    /// <summary>Whether a report is a recent observation of a station near enough.</summary>
    internal static bool IsObservation(Report report, MergeRequest request) => IsRecent(report, request.Now)
        && report.Current!.Kind == ReadingKind.Observation && (report.Current.DistanceTo(request.Place) ?? 0) <= FarthestStation;
}
