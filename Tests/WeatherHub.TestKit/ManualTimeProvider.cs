namespace WeatherHub.TestKit;

/// <summary>A clock that stands still until a test moves it; timers fire in the order they are due, on the thread that moves it.</summary>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private readonly List<(DateTimeOffset Due, TaskCompletionSource Seen)> watchers = [];
    private readonly DateTimeOffset start;
    private DateTimeOffset now;
    private long sequence;

    /// <summary>Starts at an arbitrary fixed instant.</summary>
    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 6, 1, 10, 20, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Starts at the given instant.</summary>
    public ManualTimeProvider(DateTimeOffset now) => (this.now, start) = (now.ToUniversalTime(), now.ToUniversalTime());

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (gate) return (now - start).Ticks;
    }

    /// <summary>Moves the clock and fires what falls due on the way, each at its own instant.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        DateTimeOffset target;
        lock (gate) target = now + by;
        while (Next(target) is { } timer) timer.Fire();
        lock (gate) now = target > now ? target : now;
    }

    /// <summary>Completes once some timer is set that falls due within the given time: then the code under test is waiting.</summary>
    public Task TimerWithinAsync(TimeSpan within)
    {
        lock (gate)
        {
            if (timers.Exists(timer => timer.Due <= now + within)) return Task.CompletedTask;
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            watchers.Add((now + within, seen));
            return seen.Task;
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private ManualTimer? Next(DateTimeOffset target)
    {
        lock (gate)
        {
            var timer = timers.Where(candidate => candidate.Due <= target).OrderBy(candidate => candidate.Due).ThenBy(candidate => candidate.Order).FirstOrDefault();
            if (timer is null) return null;
            if (timer.Due > now) now = timer.Due;
            if (timer.Period > TimeSpan.Zero) timer.Due += timer.Period;
            else timers.Remove(timer);
            return timer;
        }
    }

    private void Set(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan) return;
            (timer.Due, timer.Period, timer.Order) = (now + dueTime, period, sequence++);
            timers.Add(timer);
            foreach (var watcher in watchers.Where(watcher => timer.Due <= watcher.Due)) watcher.Seen.TrySetResult();
            watchers.RemoveAll(watcher => watcher.Seen.Task.IsCompleted);
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; set; }

        public long Order { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Set(this, dueTime, period);
            return true;
        }

        public void Dispose() => clock.Set(this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
