using Microsoft.Extensions.Time.Testing;

namespace WeatherHub.TestKit;

/// <summary>A clock that stands still until a test moves it, and that tells when somebody waits for it.</summary>
/// <param name="now">Where it starts.</param>
public sealed class ManualTimeProvider(DateTimeOffset now) : FakeTimeProvider(now.ToUniversalTime())
{
    private readonly Lock gate = new();
    private readonly Dictionary<ITimer, DateTimeOffset> due = [];
    private readonly List<(DateTimeOffset From, DateTimeOffset To, TaskCompletionSource Seen)> watchers = [];

    /// <summary>Starts at an arbitrary fixed instant.</summary>
    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 6, 1, 10, 20, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Completes once some timer is set that falls due within the given time: then the code under test is waiting.</summary>
    /// <param name="within">At the latest.</param>
    /// <param name="beyond">Later than this.</param>
    public Task TimerWithinAsync(TimeSpan within, TimeSpan beyond = default)
    {
        lock (gate)
        {
            var (from, to) = (GetUtcNow() + beyond, GetUtcNow() + within);
            if (due.Values.Any(time => time > from && time <= to)) return Task.CompletedTask;
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            watchers.Add((from, to, seen));
            return seen.Task;
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new WatchedTimer(this, base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        timer.Change(dueTime, period);
        return timer;
    }

    private void Watch(ITimer timer, TimeSpan dueTime)
    {
        lock (gate)
        {
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                due.Remove(timer);
                return;
            }

            var time = due[timer] = GetUtcNow() + dueTime;
            foreach (var watcher in watchers.Where(watcher => time > watcher.From && time <= watcher.To))
                watcher.Seen.TrySetResult();
            watchers.RemoveAll(watcher => watcher.Seen.Task.IsCompleted);
        }
    }

    private sealed class WatchedTimer(ManualTimeProvider clock, ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = inner.Change(dueTime, period);
            clock.Watch(this, dueTime);
            return changed;
        }

        public void Dispose()
        {
            inner.Dispose();
            clock.Watch(this, Timeout.InfiniteTimeSpan);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
