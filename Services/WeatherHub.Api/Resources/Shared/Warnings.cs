using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Resources.Shared;

/// <summary>What a caller should know: providers that contributed nothing fresh, and what the merge noticed in what is shown.</summary>
internal static class Warnings
{
    /// <summary>So many columns of a block are named one by one; more become one warning about the block.</summary>
    private const int MostColumns = 3;

    /// <summary>The notices about what is shown, their pointers as they can be followed in the document.</summary>
    /// <param name="notices">What the merge noticed.</param>
    /// <param name="resolve">The pointer into the document for a pointer to a block or column; null where that is not shown.</param>
    internal static List<MergeNotice> Shown(IEnumerable<MergeNotice> notices, Func<string, string?> resolve) =>
    [
        .. from notice in notices
           let pointer = resolve(notice.Pointer)
           where pointer is not null
           select notice with { Pointer = pointer },
    ];

    /// <summary>Providers that contributed nothing fresh. One that feeds a block by two kinds of report is named once.</summary>
    internal static IEnumerable<Warning> OfOutcomes(AnswerFacts facts, MergeMode mode, Selection selection, Func<string, string?> resolve)
    {
        return facts.Outcomes.Select(outcome => Of(outcome, PointerOf(outcome), OthersFilledIn(outcome) ? "; others filled in" : ""))
            .OfType<Warning>().DistinctBy(warning => (warning.Code, warning.Provider, warning.Pointer));

        string PointerOf(Outcome outcome) => resolve($"/{KindBlocks.NameOf(outcome.ReportKind, selection)}")!;

        bool OthersFilledIn(Outcome missing) => mode == MergeMode.Consensus && missing.ReportKind.Combination == Combination.Merge
            && facts.Outcomes.OfType<Reported>().Any(
                other => other.ReportKind == missing.ReportKind && facts.Used.Contains(other.Provider));
    }

    /// <summary>A provider that is wrong in many columns of a block for one reason is named once, with the columns.</summary>
    internal static IEnumerable<Warning> OfNotices(IEnumerable<MergeNotice> notices) =>
        from notice in notices
        let block = notice.Pointer.Split('/').ElementAtOrDefault(1)
        group notice by (notice.Code, notice.Provider, block, IsColumn: ColumnOf(notice) is not null, notice.MakesPartial) into alike
        from warning in alike.Key.IsColumn && alike.Count() > MostColumns ? [AboutBlock([.. alike])] : alike.Select(AsWarning)
        select warning;

    private static Warning AboutBlock(IReadOnlyList<MergeNotice> notices)
    {
        var others = string.Join(", ", notices.Skip(1).Select(ColumnOf));
        var block = notices[0].Pointer.Split('/')[1];
        return AsWarning(notices[0]) with
        {
            Pointer = $"/{block}",
            Detail = $"{notices[0].Detail}; likewise {others}",
        };
    }

    private static string? ColumnOf(MergeNotice notice) => notice.Pointer.Split('/').ElementAtOrDefault(2);

    private static Warning AsWarning(MergeNotice notice) => new()
    {
        Code = notice.Code,
        Provider = notice.Provider,
        Pointer = notice.Pointer,
        Detail = notice.Detail,
    };

    private static Warning? Of(Outcome outcome, string pointer, string filled)
    {
        return (ProviderState.StateOf(outcome), outcome) switch
        {
            (ProviderStates.Stale, Reported reported) =>
                Warn(
                    "provider_stale",
                    reported.Fault is { } fault ? $"past its freshness; {Describe(fault)}" : "past its freshness; being fetched again"),
            (ProviderStates.Timeout, Failed failed) => Warn("provider_timeout", $"no answer in {Hundreds(failed.Took)} ms{filled}"),
            (ProviderStates.RateLimited, _) => Warn("provider_rate_limited", $"limits the hub for now{filled}"),
            (ProviderStates.CircuitOpen, _) => Warn("provider_circuit_open", $"failed too often lately, not asked{filled}"),
            (ProviderStates.BudgetExhausted, _) => Warn(
                "provider_budget_exhausted", $"the hub's budget for it is spent, not asked{filled}"),
            (ProviderStates.TooOld, _) => Warn(
                "provider_too_old", $"what it said last is older than maxAge, and it need not be asked again yet{filled}"),
            (ProviderStates.Error, Failed failed) => Warn("provider_error", $"{Describe(failed.Kind)}{filled}"),
            _ => null,
        };

        Warning Warn(string code, string detail) => new() { Code = code, Provider = outcome.Provider, Pointer = pointer, Detail = detail };
    }

    private static string Describe(FaultKind fault) => fault switch
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
}
