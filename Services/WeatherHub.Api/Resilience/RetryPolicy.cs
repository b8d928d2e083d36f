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

    /// <summary>Whether the provider, not the request, is at fault, in a way that may pass.</summary>
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

    /// <summary>How long the provider wants no call.</summary>
    public TimeSpan? Wait(Outcome<HttpResponseMessage> outcome) => RetryAfter.Of(outcome.Result?.Headers, clock.GetUtcNow());
}

/// <summary>
/// Retries are earned: each attempt that goes well pays for a share of one. What answers nobody is not asked twice by everybody.
/// </summary>
internal sealed class RetryBudget(double ratio)
{
    private const double Most = 10;

    private readonly Lock gate = new();
    private double balance;

    public void Earn()
    {
        lock (gate) balance = Math.Min(Most, balance + ratio);
    }

    /// <summary>Whether a retry may be made now; takes its price when it may.</summary>
    public bool TrySpend()
    {
        lock (gate)
        {
            // Ten tenths are one retry, though they do not add up to one in binary.
            if (balance < 1 - 1e-9) return false;
            balance = Math.Max(0, balance - 1);
            return true;
        }
    }
}

/// <summary>Randomness for delays: seeded by a test, differently seeded in every replica otherwise.</summary>
internal sealed class Jitter(int seed)
{
    private readonly Lock gate = new();
    private readonly Random random = new(seed);

    public double Next()
    {
        lock (gate) return random.NextDouble();
    }
}
