using Microsoft.Extensions.Options;
using WeatherHub.Api.Resilience;
using WeatherHub.Api.Telemetry;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching.Steps;

/// <summary>
/// Calls one provider for one report. Whatever it throws becomes an outcome here; past this border nothing throws for a provider's sake.
/// </summary>
internal sealed partial class ProviderCall(
    IOptions<FanOutOptions> options,
    TimeProvider clock,
    HubMeter meter,
    HealthLog health,
    ResponseTimes times,
    ProviderPipelines pipelines,
    ILogger<ProviderCall> logger)
{
    private readonly TimeSpan timeout = options.Value.FetchTimeout;

    public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var provider = request.Key.Provider;
        using var span = FetchTelemetry.StartProvider(request);

        // What the HTTP requests of this span meet is told by the resilience pipeline; one that waits for another's request meets this.
        if (span is not null) HubTracing.Circuit(pipelines.CircuitOf(provider).Name());
        var started = clock.GetTimestamp();
        var outcome = await TryAsync(request, started, cancellationToken);
        var took = clock.GetElapsedTime(started);
        meter.Finish(span, provider, outcome, took);
        health.Heard(provider, outcome);
        if (outcome is Reported) times.Add(provider, request.Key.Kind, took);
        return new FetchResult(outcome, CacheUse.Miss, span?.Context ?? default);
    }

    private async Task<Outcome> TryAsync(FetchRequest request, long started, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(timeout, clock);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            // A provider's code may ignore the token; nobody waits for it longer than this.
            var report = await request.Source.FetchAsync(request.Query with { Known = request.Known }, ended.Token).WaitAsync(ended.Token);
            var isAnswer = report.Provider == request.Key.Provider && report.Kind == request.Key.Kind && !report.Payload.IsEmpty
                && !report.LostTemperature(request.Known);
            return isAnswer ? new Reported(report, Stale: false) : Fails(new Fault(FaultKind.BadPayload));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            var fault = FaultMapping.Of(exception);
            if (fault.Kind == FaultKind.BadPayload) Log.Unreadable(logger, request.Key.Provider, request.Key.Kind, exception);
            return Fails(fault);
        }

        Failed Fails(Fault fault) => request.Fails(fault.Kind, clock.GetElapsedTime(started), fault.RetryAfter) with
        {
            Cause = new FaultCause(fault.Cause ?? FetchTelemetry.Name(fault.Kind), pipelines.HostOf(request.Key.Provider)),
        };
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "{Provider} answered {Kind} with something unreadable")]
        public static partial void Unreadable(ILogger logger, string provider, ReportKind kind, Exception exception);
    }
}
