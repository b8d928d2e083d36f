using System.Net;
using Polly;
using Polly.Timeout;
using WeatherHub.Api.Overload;

namespace WeatherHub.Api.Resilience;

/// <summary>
/// Bounds the calls to one vendor that are under way; the rest wait their turn, and what would wait behind too many is refused at once. A
/// vendor that is late or in trouble gets fewer at a time until it is well again.
/// </summary>
internal sealed class ConcurrencyStrategy(AimdLimiter limit) : ResilienceStrategy<HttpResponseMessage>
{
    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        try
        {
            if (!await limit.EnterAsync(context.CancellationToken))
                return Outcome.FromException<HttpResponseMessage>(new QueueFullException());
        }
        catch (OperationCanceledException exception)
        {
            return Outcome.FromException<HttpResponseMessage>(exception);
        }

        var isWell = false;
        try
        {
            var outcome = await callback(context, state);
            isWell = outcome.Result is { StatusCode: < HttpStatusCode.InternalServerError and not HttpStatusCode.TooManyRequests };

            // An open circuit or a spent budget is no news of the vendor.
            if (outcome.Result is not null ? !isWell : outcome.Exception is TimeoutRejectedException or HttpRequestException or IOException)
                limit.Strain();
            return outcome;
        }
        finally
        {
            limit.Leave(isWell);
        }
    }
}

/// <summary>Too many calls to one vendor are under way already.</summary>
internal sealed class QueueFullException() : Exception("too many calls under way");
