namespace WeatherHub.Api.Budgets;

/// <summary>
/// What is known here of a vendor's windows: what the whole fleet took as far as it is known, what this replica took that the fleet does not know
/// of yet, and until when the vendor wants rest.
/// </summary>
internal sealed class Account(Budget budget)
{
    private readonly Lock gate = new();
    private readonly Tally[] tallies = [.. budget.Windows.Select(window => new Tally(window))];
    private DateTimeOffset restsUntil;

    /// <summary>Until when the vendor wants to be left alone; in the past when it does not.</summary>
    public DateTimeOffset RestsUntil
    {
        get
        {
            lock (gate) return restsUntil;
        }
    }

    /// <summary>Takes a call from every window, or from none.</summary>
    /// <param name="charge">The call.</param>
    /// <param name="replicas">Among how many what is left is shared: each counts its own calls so many times.</param>
    public Verdict Take(Charge charge, int replicas)
    {
        lock (gate)
        {
            if (restsUntil > charge.At) return Verdict.Refused(restsUntil - charge.At, rests: true);
            if (Wait(charge, replicas) is { } wait) return Verdict.Refused(wait);
            foreach (var tally in tallies) tally.Owe(charge.At, charge.Weight);
            return Verdict.Granted;
        }
    }

    /// <summary>Gives back what a call took that was not made after all; true when others were told of it, and must be told of this too.</summary>
    public bool Return(Charge charge)
    {
        var told = false;
        lock (gate)
            foreach (var tally in tallies)
                told |= tally.Return(charge.At, charge.Weight);
        return told;
    }

    /// <summary>Lets the vendor rest; a shorter word never cuts a longer one.</summary>
    public void Rest(DateTimeOffset until)
    {
        lock (gate) restsUntil = until > restsUntil ? until : restsUntil;
    }

    /// <summary>Every bucket that counts now, window by window, oldest first. What is owed is handed over: it is told now, or comes back by <see cref="Owe"/>.</summary>
    public IReadOnlyList<Bucket> HandOver(DateTimeOffset now)
    {
        lock (gate) return [.. tallies.SelectMany(tally => tally.HandOver(now))];
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
    public TimeSpan? WaitFor(Charge charge)
    {
        lock (gate) return Wait(charge, replicas: 1);
    }

    /// <summary>What is taken of each window now.</summary>
    public IReadOnlyList<(Window Window, long Taken)> Read(DateTimeOffset now)
    {
        lock (gate) return [.. tallies.Select(tally => (tally.Window, tally.Taken(now, 1)))];
    }

    private TimeSpan? Wait(Charge charge, int replicas) => tallies.Max(tally => tally.Wait(charge, replicas));

    private Tally Of(Window window) => Array.Find(tallies, tally => tally.Window == window)!;
}
