using Microsoft.Extensions.Options;
using WeatherHub.Weather.Collections;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching;

/// <summary>Who failed lately and until when nobody asks again: a dead vendor is not asked by every caller, an angry one not at all.</summary>
internal sealed class NegativeCache(IOptions<FanOutOptions> options, HealthLog pulse, TimeProvider clock)
{
    private static readonly TimeSpan LongestRest = TimeSpan.FromHours(24);

    private static readonly TimeSpan CircuitHold = TimeSpan.FromMilliseconds(500);

    private readonly FanOutOptions options = options.Value;
    private readonly LruCache<ReportKey, Remembered> places = new(50_000, _ => 1);
    private readonly LruCache<string, Remembered> vendors = new(1_000, _ => 1);

    private sealed record Remembered(Failed Failure, DateTimeOffset At, DateTimeOffset Until);

    /// <summary>The failure that stands for this question now, if it need not be asked.</summary>
    public Failed? Held(ReportKey key) => places.TryGet(key, out var place) ? Standing(place) : null;

    /// <summary>The failure that stands for the whole vendor now: it asked to be left alone.</summary>
    public Failed? Resting(Question question) => vendors.TryGet(question.Key.Provider, out var vendor) && Standing(vendor) is { } failure
        ? failure with { ReportKind = question.Key.Kind }
        : null;

    /// <summary>What the last attempt came to, also when its hold is over; null after a success.</summary>
    public FaultKind? Last(ReportKey key) => places.TryGet(key, out var place) ? place.Failure.Kind : null;

    public void Remember(ReportKey key, Failed failure) => Remember(key, failure, HoldAfter(failure));

    /// <summary>Remembers what went wrong for as long as it is said to stand.</summary>
    public void Remember(ReportKey key, Failed failure, TimeSpan hold)
    {
        var now = clock.GetUtcNow();
        if (failure.Kind == FaultKind.RateLimited && !IsResting(key.Provider))
        {
            var rest = RestAfter(failure);
            vendors.Set(key.Provider, new Remembered(failure with { RetryAfter = rest }, now, now + rest));
            pulse.Rests(key.Provider, now + rest);
        }

        places.Set(key, new Remembered(failure, now, now + hold));
    }

    public void Forget(ReportKey key) => places.Remove(key);

    /// <summary>How long a vendor rests that refused by rate.</summary>
    public TimeSpan RestAfter(Failed failure) => failure.RetryAfter is { } said ? Clamp(said, TimeSpan.FromSeconds(1), LongestRest) : options.RateLimitHold;

    /// <summary>
    /// How long a failure stands for an answer. An open circuit costs the vendor nothing and may close at any moment; a vendor that has nothing to say now
    /// may have something when its answer would have expired.
    /// </summary>
    public TimeSpan HoldAfter(Failed failure) => failure.Kind switch
    {
        FaultKind.NotCovered => failure.RetryAfter is { } wait && wait < options.NotCoveredHold ? wait : options.NotCoveredHold,
        FaultKind.CircuitOpen when options.FailureHold > CircuitHold => CircuitHold,
        _ => options.FailureHold,
    };

    private Failed? Standing(Remembered remembered)
    {
        var now = clock.GetUtcNow();
        var hold = remembered.Until - now;
        if (hold <= TimeSpan.Zero) return null;
        var wait = remembered.Failure.RetryAfter - (now - remembered.At);
        return remembered.Failure with { RetryAfter = wait > hold ? wait : hold };
    }

    private bool IsResting(string provider) => vendors.TryGet(provider, out var vendor) && vendor.Until > clock.GetUtcNow();

    private static TimeSpan Clamp(TimeSpan value, TimeSpan low, TimeSpan high) => value < low ? low : value > high ? high : value;
}
