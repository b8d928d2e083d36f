using System.Net;
using Polly;
using Polly.Retry;
using WeatherHub.Providers;

namespace WeatherHub.Api.Resilience;

/// <summary>When a call is worth repeating, and when to repeat it.</summary>
internal sealed class RetryPolicy(int most, RetryBudget budget, TimeProvider clock)
{
    private static readonly ResiliencePropertyKey<DateTimeOffset> EndsAt = new("weatherhub.ends-at");

    /// <summary>Notes when the whole call is over, so that no retry is planned past that.</summary>
    public static void Limit(ResilienceContext context, DateTimeOffset endsAt) => context.Properties.Set(EndsAt, endsAt);

    /// <summary>Whether the vendor, not the request, is at fault, in a way that may pass.</summary>
    public static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException or IOException } => true,
        {
            Result.StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
            or >= HttpStatusCode.InternalServerError
        } => true,
        _ => false,
    };

    public bool ShouldRetry(RetryPredicateArguments<HttpResponseMessage> attempt)
    {
        // The last attempt is judged too; it must not pay for a retry that will not be.
        if (attempt.AttemptNumber >= most || !IsTransient(attempt.Outcome)) return false;
        if (Wait(attempt.Outcome) is { } wait
            && clock.GetUtcNow() + wait >= attempt.Context.Properties.GetValue(EndsAt, DateTimeOffset.MaxValue)) return false;
        return budget.TrySpend();
    }

    /// <summary>How long the vendor asks to be left alone.</summary>
    public TimeSpan? Wait(Outcome<HttpResponseMessage> outcome) => RetryAfter.Of(outcome.Result?.Headers, clock.GetUtcNow());
}
