using System.Diagnostics.CodeAnalysis;

namespace WeatherHub.Weather.Collections;

/// <summary>A bounded cache that evicts the least recently used entries. Thread-safe.</summary>
/// <param name="capacity">The largest total size of the entries.</param>
/// <param name="sizeOf">
/// The size of an entry, in the capacity's unit; taken when it is set. One larger than the capacity is not kept.
/// </param>
/// <typeparam name="TKey">Of keys.</typeparam>
/// <typeparam name="TValue">Of values.</typeparam>
public sealed class LruCache<TKey, TValue>(long capacity, Func<TValue, long> sizeOf)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value, long Size)>> byKey = [];
    private readonly LinkedList<(TKey Key, TValue Value, long Size)> byUse = [];
    private long size;

    /// <summary>How many entries it holds.</summary>
    public int Count
    {
        get
        {
            lock (gate) return byKey.Count;
        }
    }

    /// <summary>Their total size.</summary>
    public long Size
    {
        get
        {
            lock (gate) return size;
        }
    }

    /// <summary>A copy of the entries, the most recently used first.</summary>
    public IReadOnlyList<(TKey Key, TValue Value)> All()
    {
        lock (gate) return [.. byUse.Select(item => (item.Key, item.Value))];
    }

    /// <summary>Whether there is an entry; does not count as a use.</summary>
    /// <param name="key">Its key.</param>
    public bool ContainsKey(TKey key)
    {
        lock (gate) return byKey.ContainsKey(key);
    }

    /// <summary>Gets an entry, which becomes the most recently used.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its value.</param>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
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

    /// <summary>Sets an entry, which becomes the most recently used.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its value.</param>
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

    /// <summary>Removes an entry.</summary>
    /// <param name="key">Its key.</param>
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
