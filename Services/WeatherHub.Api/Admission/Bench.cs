namespace WeatherHub.Api.Admission;

/// <summary>
/// So many work at once, as a rule one for each processor; the rest stand in line, for so long and no longer. While waits are short the oldest is next. When they
/// are not, it may be a burst that is worked off: then the newest is next, for rather some wait long than everybody. When waits have not been short for as long
/// as one may stand in line, it is no burst: until nobody had to be sent away for as long again, only one for each worker may stand in line, for no longer than a
/// moment, and the rest are sent away as they come, which costs least.
/// </summary>
/// <param name="places">How many work at once.</param>
/// <param name="queue">How many may stand in line.</param>
/// <param name="patience">How long one may stand in it.</param>
/// <param name="moment">How long one stands in a short line at most, and in one that does not get short.</param>
/// <param name="clock">The time.</param>
internal sealed class Bench(int places, int queue, TimeSpan patience, TimeSpan moment, TimeProvider clock) : IDisposable
{
    private readonly Lock gate = new();
    private readonly LinkedList<Place> line = new();
    private readonly int room = queue;
    private readonly int roomWhenCrowded = Math.Min(queue, places);
    private int free = places;
    private long shortAt;
    private ITimer? timer;
    private bool isCrowded;
    private long sentAwayAt;

    private int Room => isCrowded ? roomWhenCrowded : room;

    private TimeSpan Allowed => isCrowded && moment < patience ? moment : patience;

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
            if (line.Count >= Room)
            {
                sentAwayAt = clock.GetTimestamp();
                return new(false);
            }

            var mine = new Place(clock.GetTimestamp());
            line.AddLast(mine);
            if (line.Count == 1) Watch();
            return new(mine.Taken.Task);
        }
    }

    /// <summary>Whether whoever comes now is sent away at once.</summary>
    public bool IsFull()
    {
        lock (gate)
        {
            if (free > 0) return false;
            SendAwayTheOld();
            if (line.Count < Room) return false;
            sentAwayAt = clock.GetTimestamp();
            return true;
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

            var isShort = clock.GetElapsedTime(line.First!.Value.Since) <= moment;
            if (isShort && !isCrowded) shortAt = clock.GetTimestamp();
            var next = isShort || isCrowded ? line.First! : line.Last!;
            line.Remove(next);
            next.Value.Taken.SetResult(true);
        }
    }

    public void Dispose() => timer?.Dispose();

    private void SendAwayTheOld()
    {
        LookAround();
        var allowed = Allowed;
        while (line.First is { } oldest && clock.GetElapsedTime(oldest.Value.Since) >= allowed)
        {
            line.Remove(oldest);
            oldest.Value.Taken.SetResult(false);
            sentAwayAt = clock.GetTimestamp();
        }
    }

    private void LookAround()
    {
        if (!isCrowded && line.Count > 0 && clock.GetElapsedTime(shortAt) >= patience) (isCrowded, sentAwayAt) = (true, clock.GetTimestamp());
        else if (isCrowded && clock.GetElapsedTime(sentAwayAt) >= patience) (isCrowded, shortAt) = (false, clock.GetTimestamp());
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
