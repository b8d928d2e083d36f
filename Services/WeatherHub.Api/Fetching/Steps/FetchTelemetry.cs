using System.Diagnostics;
using System.Text.Json;
using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Api.Telemetry;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Fetching.Steps;

/// <summary>Spans and metrics of one request to a provider: outcomes, faults, kinds and cells become strings here.</summary>
internal static class FetchTelemetry
{
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

    /// <summary>A cell by tenths of a degree.</summary>
    public static string Cell(ReportKey key) => $"{Tenth(key.Latitude)},{Tenth(key.Longitude)}";

    private static string Tenth(int hundredths) => (Math.Round(hundredths / 10.0) / 10).ToString("0.0");
}
