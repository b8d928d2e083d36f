using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using WeatherHub.Api.Budgets;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Transport;

/// <summary>Everything between a vendor's client and the wire, outermost first. One per vendor: its circuit, its queue, its retry budget.</summary>
internal sealed class VendorTransport : IDisposable
{
    private readonly TimeSpan total;
    private readonly TimeProvider clock;
    private readonly RetryBudget budget;
    private readonly RateLimiter limiter;
    private readonly CircuitBreakerStateProvider circuit = new();
    private readonly ResiliencePipeline<HttpResponseMessage> pipeline;

    public VendorTransport(TransportOptions options, TimeProvider clock, Func<double> random, BudgetGate gate)
    {
        (total, this.clock, budget) = (options.TotalTimeout, clock, new RetryBudget(options.RetryRatio));
        limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = options.Concurrency, QueueLimit = options.Queue });
        var rules = new RetryRules(options.Retries, budget, clock);
        pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.TotalTimeout })
            .AddStrategy(_ => new Turnstile(limiter), new TurnstileOptions())
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
            .AddStrategy(_ => gate, new BudgetGateOptions())
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                FailureRatio = options.CircuitFailureRatio,
                MinimumThroughput = options.CircuitThroughput,
                SamplingDuration = options.CircuitSampling,
                BreakDuration = options.CircuitBreak,
                StateProvider = circuit,
                ShouldHandle = static attempt => ValueTask.FromResult(IsBroken(attempt.Outcome)),
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.AttemptTimeout })
            .Build();
    }

    /// <summary>Whether the vendor is being called, left alone, or tried again.</summary>
    public CircuitState Circuit => circuit.CircuitState;

    /// <summary>Sends a request through all of it.</summary>
    /// <exception cref="ProviderFaultException">The circuit is open, or the budget is spent.</exception>
    public async Task<HttpResponseMessage> SendAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> send, Uri? address, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        BudgetGate.Note(context, address);
        RetryRules.Limit(context, clock.GetUtcNow() + total);
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
                (send, budget));
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

    public void Dispose() => limiter.Dispose();

    // A refusal by rate is obeyed elsewhere, for as long as the vendor says; it does not mean that the vendor is broken.
    private static bool IsBroken(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is TimeoutRejectedException or BodyTooLargeException
        || (RetryRules.IsTransient(outcome) && outcome.Result?.StatusCode != System.Net.HttpStatusCode.TooManyRequests);

    private sealed class TurnstileOptions : ResilienceStrategyOptions
    {
        public TurnstileOptions() => Name = "Turnstile";
    }
}
