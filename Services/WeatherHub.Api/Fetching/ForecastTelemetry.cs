using System.Diagnostics;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Api.Telemetry;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching;

/// <summary>Spans and metrics of an answer and of the requests that it is made of.</summary>
internal static class ForecastTelemetry
{
    public static Activity? StartFanOut(IReadOnlyList<FetchRequest> requests, TimeSpan deadline)
    {
        var span = HubTracing.StartFanOut(deadline);
        if (span is not null)
        {
            string[] providers = [.. requests.Select(request => request.Key.Provider).Distinct()];
            HubTracing.Selected(span, providers, requests.Count > 0 ? FetchTelemetry.Cell(requests[0].Key) : null);
        }

        return span;
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
        { Forecast: null } => answer.Outcomes.Any(outcome => outcome is Reported) ? "partial" : "failed",
        { Cache: CacheUse.Stale } => "stale",
        _ when answer.Outcomes.Any(outcome => outcome is Failed) => "partial",
        { Cache: CacheUse.Hit } => "cached",
        _ => "fresh",
    };
}
