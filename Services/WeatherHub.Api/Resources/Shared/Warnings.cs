using WeatherHub.Api.Resources.Forecast;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Resources.Shared;

/// <summary>What a caller should know: vendors that contributed nothing fresh, and what the merge noticed in the blocks that are shown.</summary>
internal static class Warnings
{
    internal static IReadOnlyList<Warning> Of(ForecastQuery query, ForecastAnswerParts answer)
    {
        return
        [
            // A vendor that feeds one block by two products is named once.
            .. answer.Outcomes.Select(outcome => Of(query, outcome, OthersSay(outcome) ? "; others filled in" : "")).OfType<Warning>().Distinct(),
            .. ShownNotices(query, answer.Forecast).Select(notice => new Warning
            {
                Code = notice.Code, Provider = notice.Provider, Pointer = notice.Pointer, Detail = notice.Detail,
            }),
        ];

        bool OthersSay(Outcome missing) => query.Mode == MergeMode.Consensus
            && answer.Outcomes.OfType<Reported>().Any(other => other.ReportKind == missing.ReportKind && answer.Used.Contains(other.Provider));
    }

    /// <summary>What the merge noticed in what is shown.</summary>
    internal static IEnumerable<MergeNotice> ShownNotices(ForecastQuery query, MergedForecast forecast) =>
        forecast.Notices.Where(notice => IsShown(query, notice.Pointer));

    private static Warning? Of(ForecastQuery query, Outcome outcome, string filled)
    {
        return (ProviderState.StateOf(outcome), outcome) switch
        {
            (ProviderStates.Stale, Reported reported) =>
                Warn("provider_stale", reported.Fault is { } fault ? $"past its freshness; {Said(fault)}" : "past its freshness; being fetched again"),
            (ProviderStates.Timeout, Failed failed) => Warn("provider_timeout", $"no answer in {Hundreds(failed.Took)} ms{filled}"),
            (ProviderStates.RateLimited, _) => Warn("provider_rate_limited", $"limits the hub for now{filled}"),
            (ProviderStates.CircuitOpen, _) => Warn("provider_circuit_open", $"failed too often lately, not asked{filled}"),
            (ProviderStates.BudgetExhausted, _) => Warn("provider_budget_exhausted", $"the hub's budget for it is spent, not asked{filled}"),
            (ProviderStates.TooOld, _) => Warn("provider_too_old", $"what it said last is older than maxAge, and it need not be asked again yet{filled}"),
            (ProviderStates.Error, Failed failed) => Warn("provider_error", $"{Said(failed.Kind)}{filled}"),
            _ => null,
        };

        Warning Warn(string code, string detail) => new() { Code = code, Provider = outcome.Provider, Pointer = Pointer(query, outcome), Detail = detail };
    }

    /// <summary>The block that feels it: what is asked for the present feeds <c>current</c>, a forecast feeds whatever else is shown.</summary>
    private static string Pointer(ForecastQuery query, Outcome outcome) =>
        outcome.ReportKind == ReportKind.Current ? "/current"
        : query.Wants(Blocks.Hourly) ? "/hourly"
        : query.Wants(Blocks.Daily) ? "/daily"
        : "/current";

    private static string Said(FaultKind fault) => fault switch
    {
        FaultKind.Timeout => "no answer in time",
        FaultKind.Network => "the connection failed",
        FaultKind.RateLimited => "it limits the hub for now",
        FaultKind.Unavailable => "it is in trouble",
        FaultKind.BadPayload => "its answer could not be used",
        FaultKind.Refused => "it refused the question",
        FaultKind.Unauthorized => "it refused the hub's credentials",
        FaultKind.CircuitOpen => "it failed too often lately and was not asked",
        FaultKind.BudgetExhausted => "the hub's budget for it is spent",
        _ => "it does not cover this place",
    };

    /// <summary>Rounded, so that equal failures give equal bytes.</summary>
    private static int Hundreds(TimeSpan took) => (int)Math.Round(took.TotalMilliseconds / 100) * 100;

    private static bool IsShown(ForecastQuery query, string pointer)
    {
        var parts = pointer.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0) return true;
        var block = BlockNames.All.FirstOrDefault(item => item.Name == parts[0]).Block;
        return query.Wants(block) && (parts.Length == 1 || !FieldSelection.Choices(block).Contains(parts[1]) || query.Fields.Has(block, parts[1]));
    }
}
