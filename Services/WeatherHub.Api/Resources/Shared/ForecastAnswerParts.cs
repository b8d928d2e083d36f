using WeatherHub.Api.Fetching;
using WeatherHub.Api.Resources.Forecast;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Resources.Shared;

/// <summary>A served answer taken apart: who contributed to what is shown, and what follows from that for its age.</summary>
internal sealed class ForecastAnswerParts
{
    internal ForecastAnswerParts(ForecastQuery query, MergedForecast forecast, ForecastAnswer answer)
    {
        Forecast = forecast;
        Outcomes = answer.Outcomes;
        Runs = new ProvenanceIndex(query, forecast);
        Used = query.Compares is null ? Runs.Providers : forecast.Series.Select(series => series.Provider).ToHashSet(StringComparer.Ordinal);
        Standings = ProviderState.Of(answer.Outcomes);
        var used = answer.Outcomes.OfType<Reported>().Where(reported => Used.Contains(reported.Provider)).ToList();
        Reports = [.. used.Select(reported => reported.Report)];
        IsStale = used.Exists(reported => reported.Stale);
        IsIncomplete = answer.Outcomes.Any(outcome => outcome is Reported { Stale: true } or Failed { Kind: not FaultKind.NotCovered } or Skipped { Reason: SkipReason.TooOld });
        HoldsUntil = forecast.Daily.Days.Take(1).Select(day => day.End)
            .Append(forecast.Hourly.Axis[1])
            .Append(query.Wants(Blocks.Current) && forecast.Current is { } current ? current.HoldsUntil : DateTimeOffset.MaxValue)
            .Min();
        TooOldFrom = query.MaxAge is { } seconds
            ? answer.Outcomes.OfType<Reported>().Min(reported => reported.Report.FetchedAt) + TimeSpan.FromSeconds(seconds)
            : null;
    }

    internal MergedForecast Forecast { get; }

    internal IReadOnlyList<Outcome> Outcomes { get; }

    internal ProvenanceIndex Runs { get; }

    /// <summary>The vendors whose values are shown.</summary>
    internal IReadOnlySet<string> Used { get; }

    internal IReadOnlyList<ProviderState> Standings { get; }

    /// <summary>The reports of the vendors whose values are shown.</summary>
    internal IReadOnlyList<Report> Reports { get; }

    internal bool IsStale { get; }

    /// <summary>Whether somebody who covers the place said nothing fresh: another answer may soon be better.</summary>
    internal bool IsIncomplete { get; }

    internal DateTimeOffset AsOf => Reports.Count == 0 ? Forecast.Hourly.Axis.Start : Reports.Max(report => report.FetchedAt);

    internal DateTimeOffset ExpiresAt => Reports.Select(report => report.ExpiresAt).Append(HoldsUntil).Min();

    /// <summary>From when on the same reports make another answer: the hour ends, the place's day does, or what is said of now no longer holds.</summary>
    internal DateTimeOffset HoldsUntil { get; }

    internal DateTimeOffset IssuedAt => Reports.Max(report => report.IssuedAt) ?? AsOf;

    /// <summary>When the caller finds its oldest report too old; null for a caller who does not say.</summary>
    internal DateTimeOffset? TooOldFrom { get; }

    /// <summary>Until when the same question has the same answer: a report expires or gets too old, or the answer no longer holds.</summary>
    internal DateTimeOffset ValidUntil =>
        Outcomes.OfType<Reported>().Select(reported => reported.Report.ExpiresAt).Append(HoldsUntil).Append(TooOldFrom ?? DateTimeOffset.MaxValue).Min();
}
