using System.Threading.RateLimiting;
using Polly;

namespace WeatherHub.Api.Transport;

/// <summary>Bounds the calls to one vendor that are under way; the rest wait their turn, and what would wait behind too many is refused at once.</summary>
internal sealed class Turnstile(RateLimiter limiter) : ResilienceStrategy<HttpResponseMessage>
{
    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        try
        {
            using var lease = await limiter.AcquireAsync(1, context.CancellationToken);
            return lease.IsAcquired ? await callback(context, state) : Outcome.FromException<HttpResponseMessage>(new CrowdedException());
        }
        catch (OperationCanceledException exception)
        {
            return Outcome.FromException<HttpResponseMessage>(exception);
        }
    }
}
