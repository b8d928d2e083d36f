using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace WeatherHub.Weather.Collections;

/// <summary>
/// A bounded cache that evicts what was not used lately: an approximation of the least recently used entry by the CLOCK algorithm
/// (second chance), so that reading takes no lock. Thread-safe.
/// </summary>
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
    private readonly ConcurrentDictionary<TKey, LinkedListNode<Entry>> byKey = new();
    private readonly LinkedList<Entry> queue = [];
    private long size;

    /// <summary>How many entries it holds.</summary>
    public int Count
    {
        get
        {
            lock (gate) return queue.Count;
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

    /// <summary>A copy of the entries, those that are evicted last first.</summary>
    public IReadOnlyList<(TKey Key, TValue Value)> All()
    {
        lock (gate) return [.. queue.Select(entry => (entry.Key, entry.Value))];
    }

    /// <summary>Whether there is an entry; does not count as a use.</summary>
    /// <param name="key">Its key.</param>
    public bool ContainsKey(TKey key) => byKey.ContainsKey(key);

    /// <summary>Gets an entry and counts it as used.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its value.</param>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (!byKey.TryGetValue(key, out var node))
        {
            value = default;
            return false;
        }

        node.ValueRef.Use();
        value = node.ValueRef.Value;
        return true;
    }

    /// <summary>Sets an entry.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its value.</param>
    public void Set(TKey key, TValue value)
    {
        var needed = sizeOf(value);
        lock (gate)
        {
            Drop(key);
            if (needed > capacity) return;
            while (size + needed > capacity && queue.Last is { } oldest) Evict(oldest);
            byKey[key] = queue.AddFirst(new Entry(key, value, needed));
            size += needed;
        }
    }

    /// <summary>Removes an entry.</summary>
    /// <param name="key">Its key.</param>
    public void Remove(TKey key)
    {
        lock (gate) Drop(key);
    }

    // One that was used since it was looked at last gets a second chance.
    private void Evict(LinkedListNode<Entry> oldest)
    {
        if (!oldest.ValueRef.TakeUse())
        {
            Drop(oldest.Value.Key);
            return;
        }

        queue.Remove(oldest);
        queue.AddFirst(oldest);
    }

    private void Drop(TKey key)
    {
        if (!byKey.TryRemove(key, out var node)) return;
        queue.Remove(node);
        size -= node.Value.Size;
    }

    private struct Entry(TKey key, TValue value, long size)
    {
        private bool isUsed;

        public readonly TKey Key => key;

        public readonly TValue Value => value;

        public readonly long Size => size;

        // Read before it is written: processors that use the same entry do not take it from each other.
        public void Use()
        {
            if (!Volatile.Read(ref isUsed)) Volatile.Write(ref isUsed, true);
        }

        public bool TakeUse()
        {
            var was = isUsed;
            isUsed = false;
            return was;
        }
    }
}
