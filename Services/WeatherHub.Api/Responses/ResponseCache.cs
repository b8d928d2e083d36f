using System.Collections.Concurrent;
using WeatherHub.Api.Overload;
using WeatherHub.Weather.Collections;

namespace WeatherHub.Api.Responses;

/// <summary>Responses by key: stored in memory, else produced once for all concurrent requests for the same.</summary>
/// <param name="produce">Makes a response, or a refusal.</param>
/// <param name="overloaded">A refusal for lack of capacity, given when to retry.</param>
/// <param name="shedder">Sheds load; stored responses do not pass it.</param>
/// <param name="clock">The time.</param>
/// <param name="capacity">Bytes of bodies kept at most.</param>
internal sealed class ResponseCache<TKey, TResponse>(
    Func<TKey, Task<TResponse>> produce, Func<TKey, TimeSpan, TResponse> overloaded, LoadShedder shedder, TimeProvider clock, long capacity)
    where TKey : notnull
    where TResponse : CachedResponse
{
    private readonly LruCache<TKey, TResponse> stored = new(capacity, response => response.Body!.Size);
    private readonly ConcurrentDictionary<TKey, Lazy<Task<TResponse>>> inFlight = new();

    /// <summary>The response for a key, its body already in the coding when it is produced for this request.</summary>
    /// <exception cref="OperationCanceledException">The caller left; whoever else waits for the same response still gets it.</exception>
    internal ValueTask<(TResponse Response, ResponseOrigin Origin)> GetAsync(
        TKey key, ContentCoding coding, CancellationToken cancellationToken)
    {
        if (stored.TryGet(key, out var response) && clock.GetUtcNow() < response.Lifetime!.StoredUntil)
            return new((response, ResponseOrigin.Stored));

        // Joining a response in flight costs nothing and is never refused.
        if (!inFlight.ContainsKey(key) && shedder.TurnsAway() is { } retryAfter)
            return new((overloaded(key, retryAfter), ResponseOrigin.Produced));
        return new(ProduceOrJoinAsync(key, coding, cancellationToken));
    }

    private async Task<(TResponse Response, ResponseOrigin Origin)> ProduceOrJoinAsync(
        TKey key, ContentCoding coding, CancellationToken cancellationToken)
    {
        var own = new Lazy<Task<TResponse>>(() => ProduceAndStoreAsync(key, coding));
        var shared = inFlight.GetOrAdd(key, own);
        var response = await shared.Value.WaitAsync(cancellationToken);
        return (response, ReferenceEquals(shared, own) ? ResponseOrigin.Produced : ResponseOrigin.Collapsed);
    }

    private async Task<TResponse> ProduceAndStoreAsync(TKey key, ContentCoding coding)
    {
        try
        {
            var response = await shedder.AdmitAsync(() => ProduceEncodedAsync(key, coding), retryAfter => overloaded(key, retryAfter));
            if (response.Body is not null) stored.Set(key, response);
            return response;
        }
        finally
        {
            inFlight.TryRemove(key, out _);
        }
    }

    // Encoding costs as much as producing, so it is admitted together with it.
    private async Task<TResponse> ProduceEncodedAsync(TKey key, ContentCoding coding)
    {
        var response = await produce(key);
        response.Body?.In(coding);
        return response;
    }
}
