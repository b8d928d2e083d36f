using WeatherHub.Api.Fetching;
using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Api.Resources.Alerts;
using WeatherHub.Api.Responses;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Resources.Shared;

/// <summary>Who contributed to what is shown of a merged answer, and what follows from that for its age.</summary>
internal sealed class AnswerFacts
{
    /// <summary>
    /// The steps of time that a whole answer without any report is made for, so that it is the same in each: as long as a source is
    /// believed that says it does not cover the place.
    /// </summary>
    private static readonly TimeSpan Step = KindDescriptor.Of(ReportKind.Alerts).NotCoveredHold;

    /// <param name="answer">The answer.</param>
    /// <param name="forecast">What was merged.</param>
    /// <param name="used">The providers whose values are shown.</param>
    /// <param name="showsCurrent">Whether the current block is shown.</param>
    /// <param name="maxAge">Seconds that a report may be old; null when the caller does not say.</param>
    /// <param name="alerts">The alerts shown; null where none are requested.</param>
    /// <param name="now">When the answer is made.</param>
    internal AnswerFacts(
        ForecastAnswer answer,
        MergedForecast forecast,
        IReadOnlySet<string> used,
        bool showsCurrent,
        int? maxAge,
        AlertFacts? alerts,
        DateTimeOffset now)
    {
        Alerts = alerts;
        Forecast = forecast;
        Outcomes = answer.Outcomes;
        States = ProviderState.Of(answer.Outcomes);
        var reported = answer.Outcomes.OfType<Reported>().ToList();

        // Of a union every report is shown, also an empty one: it says that there is nothing.
        var shown = reported.Where(one => IsUnion(one) || used.Contains(one.Provider)).ToList();
        Used = shown.Exists(IsUnion)
            ? used.Union(shown.Where(IsUnion).Select(one => one.Provider)).ToHashSet(StringComparer.Ordinal)
            : used;
        Reports = [.. shown.Select(one => one.Report)];
        IsStale = shown.Exists(one => one.Stale);
        IsPartial = answer.Outcomes.Any(outcome =>
            outcome is Reported { Stale: true } or Failed { Kind: not FaultKind.NotCovered } or Skipped { Reason: SkipReason.TooOld });
        var step = IsPartial ? ResponseLifetime.WhenPartial : Step;
        AsOf = Reports.Count > 0 ? Reports.Max(report => report.FetchedAt) : now - new TimeSpan(now.Ticks % step.Ticks);
        HoldsUntil = forecast.Daily.Days.Take(1).Select(day => day.End)
            .Append(forecast.Hourly.Axis[1])
            .Append(alerts?.HoldsUntil ?? DateTimeOffset.MaxValue)
            .Append(Reports.Count > 0 ? DateTimeOffset.MaxValue : AsOf + step)
            .Append(showsCurrent && forecast.Current is { } current ? current.HoldsUntil : DateTimeOffset.MaxValue)
            .Min();
        TooOldFrom = maxAge is { } seconds
            ? (reported.Min(one => (DateTimeOffset?)one.Report.FetchedAt) ?? now) + TimeSpan.FromSeconds(seconds)
            : null;
        ValidUntil = reported.Select(one => one.Report.ExpiresAt).Append(HoldsUntil).Append(TooOldFrom ?? DateTimeOffset.MaxValue).Min();
    }

    internal MergedForecast Forecast { get; }

    /// <summary>The alerts shown; null where none are requested.</summary>
    internal AlertFacts? Alerts { get; }

    internal IReadOnlyList<Outcome> Outcomes { get; }

    /// <summary>The providers whose values or alerts are shown.</summary>
    internal IReadOnlySet<string> Used { get; }

    internal IReadOnlyList<ProviderState> States { get; }

    /// <summary>The reports of the providers whose values are shown, and every report of alerts.</summary>
    internal IReadOnlyList<Report> Reports { get; }

    internal bool IsStale { get; }

    /// <summary>Whether a provider that covers the place contributed nothing fresh: a later answer may soon be better.</summary>
    internal bool IsPartial { get; }

    /// <summary>
    /// When the newest report shown was fetched; of an answer without any, when the step of time began that it is made for, so that equal
    /// facts give equal bytes.
    /// </summary>
    internal DateTimeOffset AsOf { get; }

    /// <summary>
    /// When a report shown expires or the answer no longer holds; one without any report ends with its step of time, and if it lacks one as
    /// it is made.
    /// </summary>
    internal DateTimeOffset ExpiresAt =>
        Reports.Count > 0 ? Reports.Select(report => report.ExpiresAt).Append(HoldsUntil).Min() : IsPartial ? AsOf : AsOf + Step;

    /// <summary>When the same reports make another answer: another hour or day, an alert or the current conditions expire.</summary>
    private DateTimeOffset HoldsUntil { get; }

    /// <summary>
    /// When the newest report shown was made, or the alerts shown last changed (RFC 9110, 8.8.2); null where nobody says.
    /// </summary>
    private DateTimeOffset? ChangedAt =>
        Reports.Where(report => report.Kind.Combination != Combination.Union)
            .Select(report => report.IssuedAt).Append(Alerts?.ChangedAt).Max();

    /// <summary>When the caller considers its oldest report too old; null for a caller who does not say.</summary>
    private DateTimeOffset? TooOldFrom { get; }

    /// <summary>Until when the same request has the same answer: a report expires or gets too old, or the answer no longer holds.</summary>
    private DateTimeOffset ValidUntil { get; }

    /// <summary>What decides how long a response made of it may be used.</summary>
    /// <param name="staleIfError">How long it may be served when nothing better can be had.</param>
    internal ResponseValidity Validity(TimeSpan staleIfError) =>
        new(AsOf, ChangedAt ?? AsOf, ValidUntil, HoldsUntil, TooOldFrom, !IsPartial && !IsStale, staleIfError);

    private static bool IsUnion(Reported one) => one.ReportKind.Combination == Combination.Union;
}
