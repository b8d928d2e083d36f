namespace WeatherHub.Api.Quotas;

/// <summary>
/// What is known here of a provider's windows: what the whole fleet took as far as it is known, and what this replica took that the fleet
/// does not know of yet.
/// </summary>
internal sealed class QuotaState(Budget budget)
{
    private readonly Lock gate = new();
    private readonly SlidingWindowCounter[] counters = [.. budget.Windows.Select(window => new SlidingWindowCounter(window))];

    /// <summary>Takes a call from every window, or from none.</summary>
    /// <param name="permit">The call.</param>
    /// <param name="replicas">Among how many what is left is shared: each counts its own calls so many times.</param>
    public PermitResult Take(Permit permit, int replicas)
    {
        lock (gate)
        {
            if (Wait(permit, replicas) is { } wait) return PermitResult.Refused(wait);
            foreach (var counter in counters) counter.Owe(permit.At, permit.Weight);
            return PermitResult.Granted;
        }
    }

    /// <summary>
    /// Gives back what a call took that was not made after all; true when others were told of it, and must be told of this too.
    /// </summary>
    public bool Return(Permit permit)
    {
        var told = false;
        lock (gate)
            foreach (var counter in counters)
                told |= counter.Return(permit.At, permit.Weight);
        return told;
    }

    /// <summary>
    /// Every bucket that counts now, window by window, oldest first. What is owed is handed over: it is told now, or comes back by <see
    /// cref="Owe"/>.
    /// </summary>
    public IReadOnlyList<Bucket> HandOver(DateTimeOffset now)
    {
        lock (gate) return [.. counters.SelectMany(counter => counter.HandOver(now))];
    }

    /// <summary>Takes back what could not be told.</summary>
    public void Owe(IReadOnlyList<Bucket> untold)
    {
        lock (gate)
            foreach (var bucket in untold)
                if (bucket.Owed > 0)
                    Of(bucket.Window).Owe(bucket.Index, bucket.Owed);
    }

    /// <summary>Learns what the fleet has taken.</summary>
    public void Learn(IReadOnlyList<Bucket> told, IReadOnlyList<long> totals)
    {
        lock (gate)
            for (var i = 0; i < told.Count; i++)
                Of(told[i].Window).Learn(told[i].Index, totals[i]);
    }

    /// <summary>How long the call does not fit; null when it does.</summary>
    public TimeSpan? WaitFor(Permit permit)
    {
        lock (gate) return Wait(permit, replicas: 1);
    }

    /// <summary>How long the call does not fit into what is not kept in reserve; null when it does.</summary>
    public TimeSpan? WaitOutsideReserve(Permit permit)
    {
        lock (gate) return counters.Max(counter => counter.Wait(permit, replicas: 1, keepsReserve: true));
    }

    /// <summary>What is taken of each window now.</summary>
    public IReadOnlyList<(Window Window, long Taken)> Read(DateTimeOffset now)
    {
        lock (gate) return [.. counters.Select(counter => (counter.Window, counter.Taken(now, 1)))];
    }

    private TimeSpan? Wait(Permit permit, int replicas) => counters.Max(counter => counter.Wait(permit, replicas));

    private SlidingWindowCounter Of(Window window) => Array.Find(counters, counter => counter.Window == window)!;
}
