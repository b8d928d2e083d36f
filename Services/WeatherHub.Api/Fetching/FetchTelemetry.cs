using System.Diagnostics;
using System.Text.Json;
using WeatherHub.Api.Telemetry;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Fetching;

/// <summary>What fetching tells telemetry, in its words: outcomes, faults, kinds and cells become strings here and nowhere else.</summary>
internal static class FetchTelemetry
{
    public static Activity? StartFanOut(IReadOnlyList<FetchRequest> requests, TimeSpan deadline)
    {
        var span = HubTracing.StartFanOut(deadline);
        if (span is not null)
        {
            string[] providers = [.. requests.Select(request => request.Key.Provider).Distinct()];
            HubTracing.Selected(span, providers, requests.Count > 0 ? Cell(requests[0].Key) : null);
        }

        return span;
    }

    /// <summary>
    /// One request to a provider: part of the request that waits for it, or a trace of its own, linked to the request that caused it.
    /// </summary>
    public static Activity? StartProvider(FetchRequest request) =>
        HubTracing.StartProvider(request.Key.Provider, request.Key.Kind.Name, request.Parent, request.Cause)
            ?.SetTag("weatherhub.cell", Cell(request.Key));

    /// <summary>A request to a provider has ended.</summary>
    public static void Finish(this HubMeter meter, Activity? span, string provider, Outcome outcome, TimeSpan took)
    {
        var (result, errorType) = (Name(outcome), outcome is Failed failed ? ErrorType(failed) : null);
        HubTracing.Finish(span, result, errorType);
        meter.ProviderRequest(provider, result, errorType, took);
        if (outcome is not Reported { Report.Rejections: var rejections }) return;
        foreach (var rejection in rejections) meter.SchemaViolation(provider, VariableFacts.Of(rejection.Variable).Name, rejection.Count);
    }

    /// <summary>An answer has been made.</summary>
    public static void Answered(this HubMeter meter, ForecastRequest request, ForecastAnswer answer, DateTimeOffset now)
    {
        var result = Result(answer);
        foreach (var kind in request.Kinds) meter.Request(kind.Name, result);
        foreach (var one in answer.Outcomes.OfType<Reported>()) meter.DataAge(now - one.Report.FetchedAt);
        HubTracing.Answered(result);
    }

    /// <summary>One word for an answer.</summary>
    public static string Result(ForecastAnswer answer) => answer switch
    {
        { Forecast: null } => "failed",
        { Cache: CacheUse.Stale } => "stale",
        _ when answer.Outcomes.Any(outcome => outcome is Failed) => "partial",
        { Cache: CacheUse.Hit } => "cached",
        _ => "fresh",
    };

    /// <summary>A fault in the lower snake case of semantic conventions.</summary>
    public static string Name(FaultKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    private static string Name(Outcome outcome) => outcome switch
    {
        Reported { Stale: true } => "stale",
        Reported => "ok",
        Skipped => "skipped",
        _ => "failed",
    };

    /// <summary>What a failure is called on spans and metrics, as in the log: its cause, where that is known.</summary>
    private static string ErrorType(Failed failed) => failed.Cause?.Type ?? Name(failed.Kind);

    private static string Cell(ReportKey key) => $"{Tenth(key.Latitude)},{Tenth(key.Longitude)}";

    private static string Tenth(int hundredths) => (Math.Round(hundredths / 10.0) / 10).ToString("0.0");
}
