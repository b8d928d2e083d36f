using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using WeatherHub.Api.Overload;
using WeatherHub.Api.Quotas;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Resilience;

/// <summary>
/// Everything between a vendor's client and the wire, outermost first. One per vendor: its circuit, its queue, its retry budget.
/// </summary>
internal sealed class ProviderPipeline
{
    private const double Step = 0.25;
    private const double Usual = 0.99;
    private const int Beyond = 3;

    private readonly TimeSpan total;
    private readonly TimeProvider clock;
    private readonly RetryBudget budget;
    private readonly AimdLimiter limit;
    private readonly LatencyHistogram latencies = new();
    private readonly VendorCircuit circuit;
    private readonly ResiliencePipeline<HttpResponseMessage> pipeline;

    public ProviderPipeline(ResilienceOptions options, TimeProvider clock, Func<double> random, QuotaStrategy gate, VendorCircuit circuit)
    {
        (total, this.clock, this.circuit, budget) = (options.TotalTimeout, clock, circuit, new RetryBudget(options.RetryRatio));
        limit = new AimdLimiter(options.ConcurrencyFloor, options.Concurrency, options.Queue, Step, clock);
        var rules = new RetryPolicy(options.Retries, budget, clock);
        pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.TotalTimeout })
            .AddStrategy(_ => new ConcurrencyStrategy(limit), new ConcurrencyStrategyOptions())
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                Randomizer = random,
                ShouldHandle = attempt => ValueTask.FromResult(rules.ShouldRetry(attempt)),
                DelayGenerator = attempt => ValueTask.FromResult(rules.Wait(attempt.Outcome)),
                OnRetry = static attempt =>
                {
                    attempt.Outcome.Result?.Dispose();
                    return default;
                },
            })
            .AddStrategy(_ => circuit, new VendorCircuitOptions())
            .AddStrategy(_ => gate, new QuotaStrategyOptions())
            .AddCircuitBreaker(circuit.Judge)
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = _ => ValueTask.FromResult(AttemptTimeout(options)) })
            .Build();
    }

    /// <summary>Whether the vendor is being called, left alone, or tried again.</summary>
    public CircuitState Circuit => circuit.State;

    /// <summary>The host that was last called; null while none was.</summary>
    public string? Host { get; private set; }

    /// <summary>Sends a request through all of it.</summary>
    /// <exception cref="ProviderFaultException">The circuit is open, or the budget is spent.</exception>
    public async Task<HttpResponseMessage> SendAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> send, Uri? address, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        QuotaStrategy.Note(context, address);
        Host = address?.Authority;
        RetryPolicy.Limit(context, clock.GetUtcNow() + total);
        try
        {
            return await pipeline.ExecuteAsync(
                static async (attempt, state) =>
                {
                    var response = await state.send(attempt.CancellationToken);
                    if (response.IsSuccessStatusCode) state.budget.Earn();
                    return response;
                },
                context,
                (send: TimedAsync(send), budget));
        }
        catch (BrokenCircuitException broken)
        {
            // Its inner exception is the fault that opened the circuit; this call met none, and must not look as if it had.
            throw new ProviderFaultException(FaultKind.CircuitOpen, "the circuit is open", broken.RetryAfter);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>How many calls may be under way now.</summary>
    public int Limit => limit.Current;

    /// <summary>How long an attempt may take: well beyond what is usual for this vendor, within the bounds set.</summary>
    private TimeSpan AttemptTimeout(ResilienceOptions options)
    {
        if (latencies.Quantile(Usual) is not { } usual || usual * Beyond >= options.AttemptTimeout) return options.AttemptTimeout;
        var wait = usual * Beyond > options.AttemptFloor ? usual * Beyond : options.AttemptFloor;
        return wait < options.AttemptTimeout ? wait : options.AttemptTimeout;
    }

    // What was given up counts with the time it was given: a vendor that got slower is soon given more.
    private Func<CancellationToken, Task<HttpResponseMessage>> TimedAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> send) => async token =>
    {
        var started = clock.GetTimestamp();
        try
        {
            var response = await send(token);
            if (response.IsSuccessStatusCode) latencies.Add(clock.GetElapsedTime(started));
            return response;
        }
        catch (OperationCanceledException)
        {
            latencies.Add(clock.GetElapsedTime(started));
            throw;
        }
    };

    private sealed class ConcurrencyStrategyOptions : ResilienceStrategyOptions
    {
        public ConcurrencyStrategyOptions() => Name = "ConcurrencyStrategy";
    }
}
