using Microsoft.Extensions.Options;
using WeatherHub.Api.Fetching.Cache;
using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Weather.Collections;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching.Steps;

/// <summary>What failed lately, and until when it is not tried again: a provider that is down is not called for every caller.</summary>
internal sealed class NegativeCache(
    FreshnessPolicy freshness, IOptions<FanOutOptions> options, HealthLog health, KeyCapacity capacity, TimeProvider clock) : IFetchStep
{
    private static readonly TimeSpan LongestRest = TimeSpan.FromHours(24);

    private static readonly TimeSpan CircuitHold = TimeSpan.FromMilliseconds(500);

    private readonly FanOutOptions options = options.Value;
    private readonly LruCache<ReportKey, Remembered> failures = new(capacity.Failed, static _ => 1);

    private sealed record Remembered(Failed Failure, DateTimeOffset At, DateTimeOffset Until);

    public Task<FetchResult> FetchAsync(FetchRequest request, Fetch next, CancellationToken cancellationToken) =>
        Standing(request.Key) is { } failure
            ? Task.FromResult(new FetchResult(freshness.Instead(failure, request.Accept(request.Known)), CacheUse.Hit))
            : next(request, cancellationToken);

    /// <summary>The failure that stands for this report now; null when it may be fetched.</summary>
    public Failed? Standing(ReportKey key)
    {
        if (!failures.TryGet(key, out var remembered)) return null;
        var now = clock.GetUtcNow();
        var hold = remembered.Until - now;
        if (hold <= TimeSpan.Zero) return null;
        var wait = remembered.Failure.RetryAfter - (now - remembered.At);
        return remembered.Failure with { RetryAfter = wait > hold ? wait : hold };
    }

    /// <summary>What the last attempt came to, also when its hold is over; null after a success.</summary>
    public FaultKind? Last(ReportKey key) => failures.TryGet(key, out var remembered) ? remembered.Failure.Kind : null;

    /// <summary>Notes what came of a request; a failure that stands already keeps its time.</summary>
    public void Record(ReportKey key, Outcome outcome)
    {
        if (outcome is not Failed failure) failures.Remove(key);
        else if (Standing(key) is null) Remember(key, failure, HoldAfter(failure));
    }

    /// <summary>Remembers what went wrong for as long as it is said to stand.</summary>
    public void Remember(ReportKey key, Failed failure, TimeSpan hold)
    {
        var now = clock.GetUtcNow();
        if (failure.Kind == FaultKind.RateLimited) health.Rests(key.Provider, now + RestAfter(failure));
        failures.Set(key, new Remembered(failure, now, now + hold));
    }

    /// <summary>How long a provider that refused by rate is left alone.</summary>
    public TimeSpan RestAfter(Failed failure) =>
        failure.RetryAfter is { } said ? Clamp(said, TimeSpan.FromSeconds(1), LongestRest) : options.RateLimitHold;

    /// <summary>
    /// How long a failure stands for an answer. An open circuit costs the provider nothing and may close at any moment; a provider that has
    /// nothing to say now may have something when its answer would have expired.
    /// </summary>
    public TimeSpan HoldAfter(Failed failure) => failure.Kind switch
    {
        FaultKind.NotCovered => new[]
        {
            failure.RetryAfter ?? TimeSpan.MaxValue, options.NotCoveredHold, KindDescriptor.Of(failure.ReportKind).NotCoveredHold,
        }.Min(),
        FaultKind.CircuitOpen when options.FailureHold > CircuitHold => CircuitHold,
        _ => options.FailureHold,
    };

    private static TimeSpan Clamp(TimeSpan value, TimeSpan low, TimeSpan high) => value < low ? low : value > high ? high : value;
}
