using System.Collections.Concurrent;
using WeatherHub.Api.Overload;
using WeatherHub.Weather.Collections;

namespace WeatherHub.Api.Responses;

/// <summary>
/// Responses by key: stored in memory, else had from another replica or produced, once for all concurrent requests for the same.
/// </summary>
/// <param name="source">Where they come from.</param>
/// <param name="shedder">Sheds load; what is stored, here or by another replica, does not pass it.</param>
/// <param name="capacity">Bytes of bodies kept at most.</param>
internal sealed class ResponseCache<TKey, TResponse>(IResponseSource<TKey, TResponse> source, LoadShedder shedder, long capacity)
    where TKey : notnull
    where TResponse : CachedResponse
{
    private readonly LruCache<TKey, TResponse> stored = new(capacity, response => response.Body!.Size);
    private readonly ConcurrentDictionary<TKey, Lazy<Task<(TResponse Response, ResponseOrigin Origin)>>> inFlight = new();

    /// <summary>The response that is stored for a key, its body in the coding; null when there is none that may be used now.</summary>
    internal TResponse? Stored(TKey key, ContentCoding coding, DateTimeOffset now)
    {
        if (!stored.TryGet(key, out var response) || now >= response.Lifetime!.StoredUntil) return null;
        Encode(key, response, coding);
        return response;
    }

    /// <summary>
    /// A response for a key that has none stored here, its body already in the coding when it is produced for this request.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller left; whoever else waits for the same response still gets it.</exception>
    internal async Task<(TResponse Response, ResponseOrigin Origin)> ProduceAsync(
        TKey key, ContentCoding coding, CancellationToken cancellationToken)
    {
        // Joining a response in flight costs nothing and is never refused.
        if (!inFlight.ContainsKey(key) && shedder.TurnsAway() is { } retryAfter)
            return (source.Overloaded(key, retryAfter), ResponseOrigin.Produced);
        var own = new Lazy<Task<(TResponse, ResponseOrigin)>>(() => ObtainAsync(key, coding));
        var flight = inFlight.GetOrAdd(key, own);
        var (response, origin) = await flight.Value.WaitAsync(cancellationToken);
        Encode(key, response, coding);
        var isJoined = origin == ResponseOrigin.Produced && !ReferenceEquals(flight, own);
        return (response, isJoined ? ResponseOrigin.Collapsed : origin);
    }

    private async Task<(TResponse Response, ResponseOrigin Origin)> ObtainAsync(TKey key, ContentCoding coding)
    {
        try
        {
            if (await source.FindAsync(key) is { } found)
            {
                stored.Set(key, found);
                return (found, ResponseOrigin.Stored);
            }

            var made = await shedder.AdmitAsync(() => ProduceEncodedAsync(key, coding), retryAfter => source.Overloaded(key, retryAfter));
            if (made.Body is not null)
            {
                stored.Set(key, made);
                source.Share(key, made);
            }

            return (made, ResponseOrigin.Produced);
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
        var response = await source.ProduceAsync(key);
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

    /// <summary>Stored, here or by another replica.</summary>
    Stored,

    /// <summary>Produced for another request for the same at the same time.</summary>
    Collapsed,
}
