using WeatherHub.Weather.Collections;

namespace WeatherHub.Providers.Shared;

/// <summary>
/// Values that seldom change: requested once, however many callers want one at the same time, kept for a while, and bounded in number. A
/// failure is not kept.
/// </summary>
internal sealed class AsyncCache<TKey, TValue>(TimeProvider clock, int limit, Func<TValue, TimeSpan> keep)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly LruCache<TKey, (Task<TValue> Value, DateTimeOffset Since)> entries = new(limit, _ => 1);

    /// <summary>The value that is kept, else the one that is requested.</summary>
    /// <param name="key">Which.</param>
    /// <param name="request">Requests it; it serves others too, so it must not end because this caller leaves.</param>
    /// <param name="cancellationToken">Ends this caller's waiting only.</param>
    public Task<TValue> GetAsync(TKey key, Func<Task<TValue>> request, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (entries.TryGet(key, out var entry) && IsGood(entry.Value, entry.Since)) return entry.Value.WaitAsync(cancellationToken);
            var requested = Task.Run(request, CancellationToken.None);
            entries.Set(key, (requested, clock.GetUtcNow()));
            return requested.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Forgets a value that has turned out to be wrong.</summary>
    public void Forget(TKey key) => entries.Remove(key);

    private bool IsGood(Task<TValue> value, DateTimeOffset since) =>
        !value.IsCompleted || (value.IsCompletedSuccessfully && clock.GetUtcNow() - since < keep(value.Result));
}
