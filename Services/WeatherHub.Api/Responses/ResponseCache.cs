using System.Collections.Concurrent;
using WeatherHub.Api.Overload;
using WeatherHub.Weather.Collections;

namespace WeatherHub.Api.Responses;

/// <summary>Responses by key: stored in memory, else produced once for all concurrent requests for the same.</summary>
/// <param name="produce">Makes a response, or a refusal.</param>
/// <param name="overloaded">A refusal for lack of capacity, given when to retry.</param>
/// <param name="shedder">Sheds load; stored responses do not pass it.</param>
/// <param name="capacity">Bytes of bodies kept at most.</param>
internal sealed class ResponseCache<TKey, TResponse>(
    Func<TKey, Task<TResponse>> produce, Func<TKey, TimeSpan, TResponse> overloaded, LoadShedder shedder, long capacity)
    where TKey : notnull
    where TResponse : CachedResponse
{
    private readonly LruCache<TKey, TResponse> stored = new(capacity, response => response.Body!.Size);
    private readonly ConcurrentDictionary<TKey, Lazy<Task<TResponse>>> inFlight = new();

    /// <summary>The response that is stored for a key, its body in the coding; null when there is none that may be used now.</summary>
    internal TResponse? Stored(TKey key, ContentCoding coding, DateTimeOffset now)
    {
        if (!stored.TryGet(key, out var response) || now >= response.Lifetime!.StoredUntil) return null;
        Encode(key, response, coding);
        return response;
    }

    /// <summary>A response for a key that has none stored, its body already in the coding when it is produced for this request.</summary>
    /// <exception cref="OperationCanceledException">The caller left; whoever else waits for the same response still gets it.</exception>
    internal async Task<(TResponse Response, ResponseOrigin Origin)> ProduceAsync(
        TKey key, ContentCoding coding, CancellationToken cancellationToken)
    {
        // Joining a response in flight costs nothing and is never refused.
        if (!inFlight.ContainsKey(key) && shedder.TurnsAway() is { } retryAfter)
            return (overloaded(key, retryAfter), ResponseOrigin.Produced);
        var own = new Lazy<Task<TResponse>>(() => ProduceAndStoreAsync(key, coding));
        var shared = inFlight.GetOrAdd(key, own);
        var response = await shared.Value.WaitAsync(cancellationToken);
        Encode(key, response, coding);
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

    private void Encode(TKey key, TResponse response, ContentCoding coding)
    {
        if (response.Body is not { } body || body.Has(coding)) return;
        body.In(coding);

        // One coding more takes more room.
        stored.Set(key, response);
    }

    // Encoding costs as much as producing, so it is admitted together with it. Who requests a place once requests it in one coding.
    private async Task<TResponse> ProduceEncodedAsync(TKey key, ContentCoding coding)
    {
        var response = await produce(key);
        response.Body?.KeepOnly(coding);
        return response;
    }
}

/// <summary>A response as it is produced and shared; a refusal has neither body nor lifetime and is not stored.</summary>
/// <param name="Body">The bytes; null for a refusal.</param>
/// <param name="Lifetime">How long they may be used; null for a refusal.</param>
internal abstract record CachedResponse(EncodedBody? Body, ResponseLifetime? Lifetime);

/// <summary>How a request came by its response.</summary>
internal enum ResponseOrigin
{
    /// <summary>Produced for this request.</summary>
    Produced,

    /// <summary>Stored.</summary>
    Stored,

    /// <summary>Produced for another request for the same at the same time.</summary>
    Collapsed,
}
