using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Resources.Shared;

/// <summary>The state of one provider over all kinds of report that were requested of it.</summary>
internal sealed class ProviderState
{
    /// <summary>From what matters least to what matters most, when kinds of report differ.</summary>
    private static readonly string[] Ranks =
    [
        ProviderStates.Disabled, ProviderStates.Unsupported, ProviderStates.Ok, ProviderStates.TooOld, ProviderStates.BudgetExhausted,
        ProviderStates.RateLimited, ProviderStates.CircuitOpen, ProviderStates.Timeout, ProviderStates.Error, ProviderStates.Stale,
    ];

    private ProviderState(string id, IReadOnlyList<Outcome> outcomes)
    {
        Id = id;
        State = outcomes.Select(StateOf).MaxBy(state => Array.IndexOf(Ranks, state))!;
        Reports = [.. outcomes.OfType<Reported>().Select(reported => reported.Report)];
    }

    internal string Id { get; }

    internal string State { get; }

    internal IReadOnlyList<Report> Reports { get; }

    /// <summary>Whether it is enabled and covers the place.</summary>
    internal bool IsAsked => State is not (ProviderStates.Unsupported or ProviderStates.Disabled);

    internal static IReadOnlyList<ProviderState> Of(IReadOnlyList<Outcome> outcomes) =>
        [.. outcomes.GroupBy(outcome => outcome.Provider).Select(group => new ProviderState(group.Key, [.. group]))];

    internal static string StateOf(Outcome outcome) => outcome switch
    {
        Reported { Stale: true } => ProviderStates.Stale,
        Reported => ProviderStates.Ok,
        Skipped { Reason: SkipReason.Disabled } => ProviderStates.Disabled,
        Skipped { Reason: SkipReason.TooOld } => ProviderStates.TooOld,
        Skipped => ProviderStates.Unsupported,
        Failed failed => StateOf(failed.Kind),
        _ => ProviderStates.Error,
    };

    internal ProviderStatus Show() => new()
    {
        Id = Id,
        State = State,
        IssuedAt = Reports.Max(report => report.IssuedAt),
        FetchedAt = Reports.Count == 0 ? null : Reports.Max(report => report.FetchedAt),
        ExpiresAt = Reports.Count == 0 ? null : Reports.Min(report => report.ExpiresAt),
        Lineage = [.. Reports.SelectMany(report => report.Lineage).Distinct()],
    };

    internal static string StateOf(FaultKind fault) => fault switch
    {
        FaultKind.Timeout => ProviderStates.Timeout,
        FaultKind.RateLimited => ProviderStates.RateLimited,
        FaultKind.CircuitOpen => ProviderStates.CircuitOpen,
        FaultKind.BudgetExhausted => ProviderStates.BudgetExhausted,
        FaultKind.NotCovered => ProviderStates.Unsupported,
        _ => ProviderStates.Error,
    };
}
