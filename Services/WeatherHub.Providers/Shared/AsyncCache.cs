namespace WeatherHub.Providers.Shared;

/// <summary>
/// Answers that change so seldom that they are remembered: asked once, however many ask at the same time, kept for a while, and bounded in
/// number. A failure is not remembered.
/// </summary>
internal sealed class AsyncCache<TKey, TValue>(TimeProvider clock, int limit, Func<TValue, TimeSpan> keep)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, Entry> entries = [];

    /// <summary>What is remembered, else what asking gives.</summary>
    /// <param name="key">What about.</param>
    /// <param name="ask">Asks; it serves others too, so it must not end because this caller leaves.</param>
    /// <param name="cancellationToken">Ends this caller's waiting only.</param>
    public Task<TValue> GetAsync(TKey key, Func<Task<TValue>> ask, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (entries.TryGetValue(key, out var entry) && IsGood(entry)) return entry.Value.WaitAsync(cancellationToken);
            if (entries.Count >= limit) Shrink();
            var asked = Task.Run(ask, CancellationToken.None);
            entries[key] = new Entry(asked, clock.GetUtcNow());
            return asked.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Forgets an answer that has turned out to be wrong.</summary>
    public void Forget(TKey key)
    {
        lock (gate) entries.Remove(key);
    }

    private bool IsGood(Entry entry) =>
        !entry.Value.IsCompleted || (entry.Value.IsCompletedSuccessfully && clock.GetUtcNow() - entry.Since < keep(entry.Value.Result));

    private void Shrink()
    {
        foreach (
            var (key, _) in entries
                .OrderBy(pair => IsGood(pair.Value))
                .ThenBy(pair => pair.Value.Since)
                .Take(Math.Max(1, limit / 8))
                .ToList())
            entries.Remove(key);
    }

    private sealed record Entry(Task<TValue> Value, DateTimeOffset Since);
}
