using Microsoft.Extensions.Options;
using WeatherHub.Api.Quotas;
using WeatherHub.Api.Resilience;
using WeatherHub.Api.Telemetry;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching;

/// <summary>Asks one vendor one question. Whatever it throws becomes an outcome here; past this border nothing throws for a vendor's sake.</summary>
internal sealed partial class VendorCall(
    IOptions<FanOutOptions> options,
    TimeProvider clock,
    HubMeter meter,
    HealthLog pulse,
    ResponseTimes times,
    RequestFrequency heat,
    IOptions<QuotaOptions> budgets,
    ILogger<VendorCall> logger,
    ProviderPipelines? transports = null)
{
    private readonly TimeSpan timeout = options.Value.FetchTimeout;

    public async Task<Outcome> AskAsync(Question question, Report? known, Origin origin, InFlightFetch flight)
    {
        using var span = FetchTelemetry.StartProvider(question.Key, origin);
        if (span is not null) flight.Trace = span.Context;

        // What the calls of this span meet is told by the transport; one that waits for another's call meets this.
        if (span is not null && transports is not null) HubTracing.Circuit(transports.CircuitOf(question.Key.Provider).Name());
        var started = clock.GetTimestamp();
        var outcome = await TryAsync(question, known, started);
        var took = clock.GetElapsedTime(started);
        meter.Finish(span, question.Key.Provider, outcome, took);
        pulse.Heard(question.Key.Provider, outcome);
        if (outcome is Reported) times.Add(question.Key.Provider, question.Key.Kind, took);
        return outcome;
    }

    private async Task<Outcome> TryAsync(Question question, Report? known, long started)
    {
        CallPriority.Is(mattersMost: known is null || (!question.IsEarly && heat.Of(question.Key) >= budgets.Value.HotAsks));
        using var patience = new CancellationTokenSource(timeout, clock);
        try
        {
            // A vendor's code may ignore the token; nobody waits for it longer than this.
            var report = await question.Source.FetchAsync(question.Query with { Known = known }, patience.Token).WaitAsync(patience.Token);
            return Says(question, report) && !report.LostTemperature(known) ? new Reported(report, Stale: false) : Failed(new Fault(FaultKind.BadPayload));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            var fault = Faults.Of(exception);
            if (fault.Kind == FaultKind.BadPayload) Log.Unreadable(logger, question.Key.Provider, question.Key.Kind, exception);
            return Failed(fault);
        }

        Failed Failed(Fault fault) => new(question.Key.Provider, question.Key.Kind, fault.Kind, clock.GetElapsedTime(started), fault.RetryAfter)
        {
            Cause = new FaultCause(fault.Cause ?? FetchTelemetry.Name(fault.Kind), transports?.HostOf(question.Key.Provider)),
        };
    }

    private static bool Says(Question question, Report report) =>
        report.Provider == question.Key.Provider && report.Kind == question.Key.Kind && !report.Payload.IsEmpty;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "{Provider} answered {Kind} with something unreadable")]
        public static partial void Unreadable(ILogger logger, string provider, ReportKind kind, Exception exception);
    }
}
