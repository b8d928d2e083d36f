using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Weather.Alerts;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Resources.Alerts;

/// <summary>What the providers' reports of alerts say together: a union, and what it covers.</summary>
internal sealed class AlertFacts
{
    /// <param name="outcomes">What became of each provider and kind of report.</param>
    /// <param name="now">The time that alerts must be in force at or after.</param>
    internal AlertFacts(IEnumerable<Outcome> outcomes, DateTimeOffset now)
    {
        Outcome[] sources = [.. outcomes.Where(outcome => outcome.ReportKind == ReportKind.Alerts)];
        InForce = AlertUnion.Merge(
            from reported in sources.OfType<Reported>() select (reported.Provider, ((AlertPayload)reported.Report.Payload).Alerts), now);
        Coverage = AlertCoverageRule.Of(sources.Select(StateOf));
        var again = sources.OfType<Failed>().Where(failed => failed.Kind == FaultKind.NotCovered)
            .Min(failed => (DateTimeOffset?)now + (failed.RetryAfter ?? KindDescriptor.Of(failed.ReportKind).NotCoveredHold));
        ChangedAt = sources.OfType<Reported>()
            .SelectMany(reported => ((AlertPayload)reported.Report.Payload).Alerts.Select(alert => alert.Expires)
                .Where(expires => expires <= now).Append(reported.Report.FetchedAt)).Max();
        HoldsUntil = InForce.Select(one => one.Alert.Expires).Append(again).Min();
    }

    /// <summary>The alerts in force, gravest first.</summary>
    internal IReadOnlyList<MergedAlert> InForce { get; }

    /// <summary>What the list covers.</summary>
    internal AlertCoverage Coverage { get; }

    /// <summary>
    /// When the list last changed as far as can be told: a report was fetched, or an alert in it ended. The newest alert's own time would
    /// go back when that alert ends. Null where there is no report.
    /// </summary>
    internal DateTimeOffset? ChangedAt { get; }

    /// <summary>
    /// When the same reports say something else: the first alert expires, or a source that said it does not cover may be requested again.
    /// </summary>
    internal DateTimeOffset? HoldsUntil { get; }

    private static (bool IsOfficial, AlertSourceState State) StateOf(Outcome outcome) => outcome switch
    {
        Reported { Stale: true } => (false, AlertSourceState.Stale),
        Reported { Report.Payload: AlertPayload payload } => (payload.IsOfficial, AlertSourceState.Fresh),

        // A provider that is switched off is no source.
        Skipped { Reason: SkipReason.Unsupported or SkipReason.Disabled } or Failed { Kind: FaultKind.NotCovered } =>
            (false, AlertSourceState.NotCovering),
        _ => (false, AlertSourceState.Unreachable),
    };
}
