namespace WeatherHub.Api.Admission;

/// <summary>
/// So many work at once, as a rule one for each processor; the rest stand in line, oldest first, for so long and no longer. When the line has not been short for
/// as long as one may stand in it, it is no burst any more: then only so many may stand in it as keep the workers busy, each for no longer than a moment, and
/// the rest are sent away as they come, which costs least.
/// </summary>
/// <param name="places">How many work at once.</param>
/// <param name="queue">How many may stand in line.</param>
/// <param name="patience">How long one may stand in it.</param>
/// <param name="moment">How long one stands in a short line at most, and in one that does not get short.</param>
/// <param name="clock">The time.</param>
internal sealed class Bench(int places, int queue, TimeSpan patience, TimeSpan moment, TimeProvider clock) : IDisposable
{
    /// <summary>So many in line for each who works keep them busy, and wait for little more than a few answers.</summary>
    private const int WhenCrowded = 4;

    private readonly Lock gate = new();
    private readonly LinkedList<Place> line = new();
    private readonly int room = queue;
    private readonly int roomWhenCrowded = Math.Min(queue, WhenCrowded * places);
    private int free = places;
    private long shortAt;
    private ITimer? timer;

    private bool IsCrowded => clock.GetElapsedTime(shortAt) >= patience;

    private int Room => IsCrowded ? roomWhenCrowded : room;

    private TimeSpan Allowed => IsCrowded && moment < patience ? moment : patience;

    /// <summary>Waits for a place: true with one, which must be left; false when there is none to be had in time.</summary>
    public ValueTask<bool> EnterAsync()
    {
        lock (gate)
        {
            if (free > 0)
            {
                free--;
                return new(true);
            }

            if (line.Count == 0) shortAt = clock.GetTimestamp();
            SendAwayTheOld();
            if (line.Count >= Room) return new(false);
            var mine = new Place(clock.GetTimestamp());
            line.AddLast(mine);
            if (line.Count == 1) Watch();
            return new(mine.Taken.Task);
        }
    }

    /// <summary>Gives a place back.</summary>
    public void Leave()
    {
        lock (gate)
        {
            SendAwayTheOld();
            if (line.Count == 0)
            {
                free++;
                return;
            }

            var next = line.First!;
            if (!IsCrowded && clock.GetElapsedTime(next.Value.Since) <= moment) shortAt = clock.GetTimestamp();
            line.Remove(next);
            next.Value.Taken.SetResult(true);
        }
    }

    public void Dispose() => timer?.Dispose();

    private void SendAwayTheOld()
    {
        var allowed = Allowed;
        while (line.First is { } oldest && clock.GetElapsedTime(oldest.Value.Since) >= allowed) SendAway(oldest);
    }

    private void SendAway(LinkedListNode<Place> oldest)
    {
        line.Remove(oldest);
        oldest.Value.Taken.SetResult(false);
    }

    // Nobody may come or leave for a while: then the clock sends away.
    private void Watch()
    {
        timer ??= clock.CreateTimer(static bench => ((Bench)bench!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var left = Allowed - clock.GetElapsedTime(line.First!.Value.Since);
        var burst = patience - clock.GetElapsedTime(shortAt);
        if (burst > TimeSpan.Zero && burst < left) left = burst;
        timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void Look()
    {
        lock (gate)
        {
            SendAwayTheOld();
            if (line.Count > 0) Watch();
        }
    }

    private sealed record Place(long Since)
    {
        public TaskCompletionSource<bool> Taken { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
