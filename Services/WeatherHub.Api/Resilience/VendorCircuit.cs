using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Telemetry;

namespace WeatherHub.Api.Resilience;

/// <summary>
/// A circuit whose probes are shared: one call in each break, of the fleet where Redis answers, else of this replica. The circuit breaker
/// further in decides when it opens; what other replicas know counts only for one that fails with the provider too, so that a replica whose
/// own network is down opens the circuit for no other.
/// </summary>
internal sealed class VendorCircuit : ResilienceStrategy<HttpResponseMessage>
{
    // A replica whose probe failed is a little later the next time, so that another comes first: the fault may be its own.
    private static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly CircuitBreakerManualControl control = new();
    private readonly string vendor;
    private readonly TimeSpan pause;
    private readonly TimeProvider clock;
    private readonly SharedCircuit shared;
    private (long Since, TimeSpan Length)? pausing;
    private bool isTrying;

    public VendorCircuit(string vendor, ResilienceOptions options, TimeProvider clock, SharedCircuit shared)
    {
        (this.vendor, pause, this.clock, this.shared) = (vendor, options.CircuitBreak, clock, shared);
        shared.WhenEnded(vendor, () => _ = HearAsync());
        Judge = new CircuitBreakerStrategyOptions<HttpResponseMessage>
        {
            FailureRatio = options.CircuitFailureRatio,
            MinimumThroughput = options.CircuitThroughput,
            SamplingDuration = options.CircuitSampling,
            BreakDuration = options.CircuitBreak,
            ManualControl = control,
            ShouldHandle = static attempt => ValueTask.FromResult(IsBroken(attempt.Outcome)),
            OnOpened = _ => Begin(),
        };
    }

    /// <summary>The circuit breaker that decides when it opens.</summary>
    public CircuitBreakerStrategyOptions<HttpResponseMessage> Judge { get; }

    public CircuitState State
    {
        get
        {
            lock (gate) return pausing is null ? CircuitState.Closed : isTrying ? CircuitState.HalfOpen : CircuitState.Open;
        }
    }

    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        var isOurs = Enter(out var left);
        if (isOurs) left = await TakeAsync();
        HubTracing.Circuit((left > TimeSpan.Zero ? CircuitState.Open : isOurs ? CircuitState.HalfOpen : CircuitState.Closed).Name());
        if (left > TimeSpan.Zero)
            return Outcome.FromException<HttpResponseMessage>(new BrokenCircuitException("the vendor is left alone", left));
        if (isOurs) return await TryAsync(callback, context, state);
        var outcome = await callback(context, state);
        if (IsBroken(outcome)) _ = LearnAsync();
        return outcome;
    }

    /// <summary>Whether this call would be the probe; if not, how long the circuit stays open, if at all.</summary>
    private bool Enter(out TimeSpan left)
    {
        left = TimeSpan.Zero;
        lock (gate)
        {
            if (pausing is not var (since, length)) return false;
            left = length - clock.GetElapsedTime(since);
            if (left > TimeSpan.Zero) return false;
            (pausing, left) = ((clock.GetTimestamp(), pause), TimeSpan.Zero);
            return true;
        }
    }

    private async Task<TimeSpan> TakeAsync()
    {
        if (await shared.TakeAsync(vendor, pause) is not { IsSaid: true, Value: var left }) return TimeSpan.Zero;
        BreakFor(left > TimeSpan.Zero ? left : pause + Courtesy);
        return left;
    }

    private async ValueTask<Outcome<HttpResponseMessage>> TryAsync<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        try
        {
            lock (gate) isTrying = true;
            await control.CloseAsync(context.CancellationToken);
            var outcome = await callback(context, state);
            if (outcome.Result is null || IsBroken(outcome)) return outcome;
            lock (gate) pausing = null;
            _ = shared.EndAsync(vendor);
            return outcome;
        }
        finally
        {
            lock (gate) isTrying = false;
        }
    }

    private ValueTask Begin()
    {
        BreakFor(pause);
        _ = shared.BeginAsync(vendor, pause);
        return default;
    }

    // Another replica may have opened it before.
    private async Task LearnAsync()
    {
        if (await shared.LeftAsync(vendor) is { Value: { } left }) BreakFor(left);
    }

    // It may have opened again since the message was sent.
    private async Task HearAsync()
    {
        if (State == CircuitState.Closed || await shared.LeftAsync(vendor) is not { IsSaid: true, Value: null }) return;
        lock (gate) pausing = null;
        await control.CloseAsync(CancellationToken.None);
    }

    private void BreakFor(TimeSpan left)
    {
        lock (gate) pausing = (clock.GetTimestamp(), left);
    }

    // A 429 has a back-off of its own; it does not mean that the provider is down.
    private static bool IsBroken(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is TimeoutRejectedException or BodyTooLargeException
        || (RetryPolicy.IsTransient(outcome) && outcome.Result?.StatusCode != HttpStatusCode.TooManyRequests);
}

/// <summary>Names the circuit in the pipeline.</summary>
internal sealed class VendorCircuitOptions : ResilienceStrategyOptions
{
    public VendorCircuitOptions() => Name = "VendorCircuit";
}

/// <summary>What telemetry calls a circuit's state.</summary>
internal static class CircuitStateNames
{
    public static string Name(this CircuitState state) => state switch
    {
        CircuitState.Closed => "closed",
        CircuitState.Open => "open",
        CircuitState.HalfOpen => "half_open",
        _ => "isolated",
    };
}
