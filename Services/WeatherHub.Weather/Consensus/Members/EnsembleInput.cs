using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;

namespace WeatherHub.Weather.Consensus.Members;

/// <summary>The reports that take part: the newest of each vendor and kind, in the order of the vendors' ids.</summary>
internal sealed class EnsembleInput
{
    /// <summary>A bit of provenance for each vendor.</summary>
    private const int MostVendors = 64;

    private readonly Report[] reports;

    internal EnsembleInput(IEnumerable<Report> all)
    {
        reports =
        [
            .. all.GroupBy(report => (report.Provider, report.Kind)).Select(Newest)
                .OrderBy(report => report.Provider, StringComparer.Ordinal).ThenBy(report => report.Kind.Order),
        ];
        Providers = [.. reports.Select(report => report.Provider).Distinct().Take(MostVendors)];
        reports = [.. reports.Where(report => Array.IndexOf(Providers, report.Provider) >= 0)];
        Writer = new ProvenanceWriter(Providers);
    }

    internal string[] Providers { get; }

    internal IReadOnlyList<Report> Reports => reports;

    internal ProvenanceWriter Writer { get; }

    internal ulong BitOf(string provider) => 1UL << Array.IndexOf(Providers, provider);

    /// <summary>The hourly forecasts of every vendor, or of one.</summary>
    internal Member[] Hours(TimeAxis axis, string? only = null) =>
    [
        .. from report in reports
           where report.Hourly is not null && (only ?? report.Provider) == report.Provider
           select Member.Of(report, BitOf(report.Provider), report.Hourly!, axis),
    ];

    /// <summary>The first vendor with whole days; null when none has.</summary>
    internal string? FirstWithDays() => Array.Find(reports, report => report.Daily.Count > 0)?.Provider;

    /// <summary>An older run never takes part beside a newer one of the same vendor.</summary>
    private static Report Newest(IEnumerable<Report> reports) =>
        reports.OrderBy(Member.IssueOf).ThenBy(report => report.FetchedAt).ThenBy(report => report.ExpiresAt)
            .ThenBy(report => report.Hourly?.Axis.End).Last();
}
