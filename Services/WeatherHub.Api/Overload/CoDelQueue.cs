namespace WeatherHub.Api.Overload;

/// <summary>
/// Bounds how many work at once and how long the rest wait, first in, first out. Waits that are longer than <paramref name="target"/> may
/// be a burst, or callers who each wait for a response before they request the next: they are served. While more than half of the queue
/// is taken or some are shed, the last in are first out, so that some wait long rather than everybody. It is overload when for all of
/// <paramref name="interval"/> no wait was short and some were shed: then the queue has one place for each worker, nobody waits longer
/// than the target, and the rest are shed on arrival, which costs least. Overload is over when for a whole interval the queue was often
/// empty and few were shed.
/// </summary>
/// <param name="workers">How many work at once.</param>
/// <param name="capacity">How many may wait.</param>
/// <param name="interval">How long one may wait.</param>
/// <param name="target">How long one may wait under overload.</param>
/// <param name="clock">The time.</param>
internal sealed class CoDelQueue(int workers, int capacity, TimeSpan interval, TimeSpan target, TimeProvider clock) : IDisposable
{
    /// <summary>
    /// The share of completions that find the queue empty where random arrivals are just what one worker can serve: 1/e. It is larger where
    /// fewer arrive.
    /// </summary>
    private const double EmptyAtCapacity = 0.37;

    private readonly Lock gate = new();
    private readonly LinkedList<Waiter> waiting = new();
    private readonly int overloadCapacity = Math.Min(capacity, workers);
    private int free = workers;
    private long shortAt;
    private ITimer? timer;
    private bool isOverloaded;
    private long countedSince;
    private int completions;
    private int idleCompletions;
    private int arrivals;
    private int shed;

    private int Capacity => isOverloaded ? overloadCapacity : capacity;

    private TimeSpan MaxWait => isOverloaded && target < interval ? target : interval;

    /// <summary>Waits for a place: true with one, which must be given back; false when it is shed.</summary>
    public ValueTask<bool> EnterAsync()
    {
        lock (gate)
        {
            arrivals++;
            if (free > 0)
            {
                free--;
                return new(true);
            }

            if (waiting.Count == 0) BeginWait();
            ShedExpired();
            if (ShedsArrival()) return new(false);

            var mine = new Waiter(clock.GetTimestamp());
            waiting.AddLast(mine);
            if (waiting.Count == 1) ScheduleTimer();
            return new(mine.Entered.Task);
        }
    }

    /// <summary>Whether an arrival now is shed at once.</summary>
    public bool IsFull()
    {
        lock (gate)
        {
            if (free > 0) return false;
            ShedExpired();
            if (!ShedsArrival()) return false;
            arrivals++;
            return true;
        }
    }

    /// <summary>Gives a place back.</summary>
    public void Leave()
    {
        lock (gate)
        {
            ShedExpired();
            completions++;
            if (waiting.Count == 0)
            {
                idleCompletions++;
                free++;
                return;
            }

            if (clock.GetElapsedTime(waiting.First!.Value.Since) <= target) BeginWait();
            var isBurst = !isOverloaded && (shed > 0 || waiting.Count > capacity / 2);
            var next = isBurst ? waiting.Last! : waiting.First!;
            waiting.Remove(next);
            next.Value.Entered.SetResult(true);
        }
    }

    public void Dispose() => timer?.Dispose();

    private bool ShedsArrival()
    {
        if (waiting.Count < Capacity) return false;
        shed++;
        return true;
    }

    private void ShedExpired()
    {
        ShedOlder(MaxWait);
        Evaluate();
        ShedOlder(MaxWait);
    }

    private void ShedOlder(TimeSpan maxWait)
    {
        while (waiting.First is { } oldest && clock.GetElapsedTime(oldest.Value.Since) >= maxWait)
        {
            waiting.Remove(oldest);
            oldest.Value.Entered.SetResult(false);
            shed++;
        }
    }

    private void Evaluate()
    {
        if (!isOverloaded)
        {
            if (waiting.Count == 0 || clock.GetElapsedTime(shortAt) < interval) return;
            if (shed > 0) BeginOverload();
            else BeginWait();
        }
        else if (clock.GetElapsedTime(countedSince) is var counted && counted >= interval)
        {
            // Every wait evaluates: where none has for twice as long, nobody had to wait.
            var isOver = shed == 0 || counted >= 2 * interval || (shed <= arrivals / 2 && idleCompletions > EmptyAtCapacity * completions);
            if (isOver) (isOverloaded, shortAt) = (false, clock.GetTimestamp());
            RestartCounts();
        }
    }

    // From here on it is counted who is shed.
    private void BeginWait()
    {
        if (isOverloaded) return;
        shortAt = clock.GetTimestamp();
        RestartCounts();
    }

    private void BeginOverload()
    {
        isOverloaded = true;
        RestartCounts();
    }

    private void RestartCounts() => (completions, idleCompletions, arrivals, shed, countedSince) = (0, 0, 0, 0, clock.GetTimestamp());

    // Where nobody arrives or completes for a while, the clock sheds.
    private void ScheduleTimer()
    {
        timer ??= clock.CreateTimer(
            static queue => ((CoDelQueue)queue!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var wait = MaxWait - clock.GetElapsedTime(waiting.First!.Value.Since);
        var burst = interval - clock.GetElapsedTime(shortAt);
        if (burst > TimeSpan.Zero && burst < wait) wait = burst;
        timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        lock (gate)
        {
            ShedExpired();
            if (waiting.Count > 0) ScheduleTimer();
        }
    }

    private sealed record Waiter(long Since)
    {
        public TaskCompletionSource<bool> Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
