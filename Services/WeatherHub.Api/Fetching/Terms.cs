using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching;

/// <summary>What a caller accepts.</summary>
/// <param name="NotBefore">Reports fetched before this are left out; the beginning of time for callers who take what serves.</param>
/// <param name="WaitsForAll">Whether no vendor may be left out for being slow.</param>
internal readonly record struct Terms(DateTimeOffset NotBefore, bool WaitsForAll)
{
    public static Terms Of(ForecastRequest request, DateTimeOffset now) =>
        new(request.MaxAge is { } age ? now - age : DateTimeOffset.MinValue, request.Mode != MergeMode.Consensus);

    /// <summary>The report, when the caller takes it.</summary>
    public Report? Young(Report? report) => report is not null && report.FetchedAt >= NotBefore ? report : null;

    /// <summary>A fresh report that the caller finds too old is left out, not fetched again: the vendor decides how often it is asked.</summary>
    public Outcome Judge(Reported fresh, DateTimeOffset now) => Young(fresh.Report) is not null
        ? fresh
        : new Skipped(fresh.Provider, fresh.ReportKind, SkipReason.TooOld, fresh.Report.ExpiresAt - now);
}
