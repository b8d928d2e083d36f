namespace WeatherHub.Api.Quotas;

/// <summary>A bucket of a window, as one replica sees it.</summary>
/// <param name="Window">Whose.</param>
/// <param name="Index">Which.</param>
/// <param name="Known">What the fleet took, as far as it is known here.</param>
/// <param name="Owed">What this replica took besides.</param>
internal readonly record struct Bucket(Window Window, long Index, long Known, long Owed);

/// <summary>The buckets of one window. Not safe for several threads: the state guards it.</summary>
internal sealed class SlidingWindowCounter(Window window)
{
    private readonly SortedDictionary<long, (long Known, long Owed)> buckets = [];

    public Window Window { get; } = window;

    /// <summary>What is taken now, this replica's own unknown calls counted for so many replicas.</summary>
    public long Taken(DateTimeOffset now, int replicas)
    {
        Forget(now);
        var newest = Window.BucketAt(now);
        return buckets.TakeWhile(bucket => bucket.Key <= newest).Sum(bucket => bucket.Value.Known + bucket.Value.Owed * replicas);
    }

    /// <summary>How long a call does not fit; null when it fits now.</summary>
    public TimeSpan? Wait(Permit permit, int replicas, bool keepsReserve = false)
    {
        var over = Taken(permit.At, replicas) + permit.Weight * replicas - (keepsReserve ? Window.Open : Window.Limit);
        if (over <= 0) return null;
        foreach (var (index, (known, owed)) in buckets)
        {
            over -= known + owed * replicas;
            if (over <= 0) return Window.EndOf(index) - permit.At;
        }

        // It would not fit into an empty window either; no retry makes sense before this one is over.
        return Window.EndOf(Window.BucketAt(permit.At)) - permit.At;
    }

    public void Owe(DateTimeOffset at, long weight) => Owe(Window.BucketAt(at), weight);

    public void Owe(long index, long weight)
    {
        var (known, owed) = buckets.GetValueOrDefault(index);
        buckets[index] = (known, owed + weight);
    }

    /// <summary>Gives back; true when the fleet knew of it.</summary>
    public bool Return(DateTimeOffset at, long weight)
    {
        var index = Window.BucketAt(at);
        if (!buckets.TryGetValue(index, out var bucket)) return false;
        var owed = Math.Min(bucket.Owed, weight);
        buckets[index] = (Math.Max(0, bucket.Known - (weight - owed)), bucket.Owed - owed);
        return owed < weight;
    }

    public void Learn(long index, long total) => buckets[index] = (total, buckets.GetValueOrDefault(index).Owed);

    public IEnumerable<Bucket> HandOver(DateTimeOffset now)
    {
        Forget(now);
        var newest = Window.BucketAt(now);
        for (var index = newest - Window.Buckets + 1; index <= newest; index++)
        {
            var (known, owed) = buckets.GetValueOrDefault(index);
            if (owed > 0) buckets[index] = (known, 0);
            yield return new Bucket(Window, index, known, owed);
        }
    }

    private void Forget(DateTimeOffset now)
    {
        var newest = Window.BucketAt(now);
        while (buckets.Count > 0 && buckets.First().Key <= newest - Window.Buckets) buckets.Remove(buckets.First().Key);
    }
}
