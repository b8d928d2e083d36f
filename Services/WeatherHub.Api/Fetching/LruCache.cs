namespace WeatherHub.Api.Fetching;

/// <summary>A bounded memory: what was not used for longest makes room for what is new.</summary>
internal sealed class LruCache<TKey, TValue>(long capacity, Func<TValue, long> sizeOf)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value, long Size)>> byKey = [];
    private readonly LinkedList<(TKey Key, TValue Value, long Size)> byUse = [];
    private long size;

    public int Count
    {
        get
        {
            lock (gate) return byKey.Count;
        }
    }

    public long Size
    {
        get
        {
            lock (gate) return size;
        }
    }

    /// <summary>Everything it holds now.</summary>
    public IReadOnlyList<(TKey Key, TValue Value)> All()
    {
        lock (gate) return [.. byUse.Select(item => (item.Key, item.Value))];
    }

    public bool TryGet(TKey key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out TValue value)
    {
        lock (gate)
        {
            if (!byKey.TryGetValue(key, out var node))
            {
                value = default;
                return false;
            }

            byUse.Remove(node);
            byUse.AddFirst(node);
            value = node.Value.Value;
            return true;
        }
    }

    public void Set(TKey key, TValue value)
    {
        var needed = sizeOf(value);
        lock (gate)
        {
            Drop(key);
            if (needed > capacity) return;
            while (size + needed > capacity && byUse.Last is { } oldest) Drop(oldest.Value.Key);
            byKey[key] = byUse.AddFirst((key, value, needed));
            size += needed;
        }
    }

    public void Remove(TKey key)
    {
        lock (gate) Drop(key);
    }

    private void Drop(TKey key)
    {
        if (!byKey.Remove(key, out var node)) return;
        byUse.Remove(node);
        size -= node.Value.Size;
    }
}
