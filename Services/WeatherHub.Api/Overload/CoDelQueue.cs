namespace WeatherHub.Api.Overload;

/// <summary>
/// So many work at once, as a rule one for each processor; the rest stand in line, for so long and no longer. While waits are short the oldest is next. When they
/// are not, it may be a burst that is worked off: then the newest is next, for rather some wait long than everybody. When waits have not been short for as long
/// as one may stand in line, it is no burst: only one for each worker may stand in line, for no longer than a moment, and the rest are sent away as they come, which
/// costs least, until for as long again the line was often found empty and few were sent away.
/// </summary>
/// <param name="places">How many work at once.</param>
/// <param name="queue">How many may stand in line.</param>
/// <param name="patience">How long one may stand in it.</param>
/// <param name="moment">How long one stands in a short line at most, and in one that does not get short.</param>
/// <param name="clock">The time.</param>
internal sealed class CoDelQueue(int places, int queue, TimeSpan patience, TimeSpan moment, TimeProvider clock) : IDisposable
{
    /// <summary>Where as many come, at random, as one worker can serve, every third finds nobody waiting on leaving: 1/e. More find so where fewer come.</summary>
    private const double EmptyAtCapacity = 0.37;

    private readonly Lock gate = new();
    private readonly LinkedList<Place> line = new();
    private readonly int room = queue;
    private readonly int roomWhenCrowded = Math.Min(queue, places);
    private int free = places;
    private long shortAt;
    private ITimer? timer;
    private bool isCrowded;
    private long lookedAt;
    private int left;
    private int leftNobody;
    private int came;
    private int sentAway;

    private int Room => isCrowded ? roomWhenCrowded : room;

    private TimeSpan Allowed => isCrowded && moment < patience ? moment : patience;

    /// <summary>Waits for a place: true with one, which must be left; false when there is none to be had in time.</summary>
    public ValueTask<bool> EnterAsync()
    {
        lock (gate)
        {
            came++;
            if (free > 0)
            {
                free--;
                return new(true);
            }

            if (line.Count == 0) shortAt = clock.GetTimestamp();
            SendAwayTheOld();
            if (IsNoRoom()) return new(false);

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
            if (!IsNoRoom()) return false;
            came++;
            return true;
        }
    }

    /// <summary>Gives a place back.</summary>
    public void Leave()
    {
        lock (gate)
        {
            SendAwayTheOld();
            left++;
            if (line.Count == 0)
            {
                leftNobody++;
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

    private bool IsNoRoom()
    {
        if (line.Count < Room) return false;
        sentAway++;
        return true;
    }

    private void SendAwayTheOld()
    {
        LookAround();
        var allowed = Allowed;
        while (line.First is { } oldest && clock.GetElapsedTime(oldest.Value.Since) >= allowed)
        {
            line.Remove(oldest);
            oldest.Value.Taken.SetResult(false);
            sentAway++;
        }
    }

    private void LookAround()
    {
        if (!isCrowded)
        {
            if (line.Count > 0 && clock.GetElapsedTime(shortAt) >= patience) Crowd();
        }
        else if (clock.GetElapsedTime(lookedAt) is var counted && counted >= patience)
        {
            // Whoever has to wait looks around: where nobody has for twice as long, nobody had to.
            var isOver = sentAway == 0 || counted >= 2 * patience || (sentAway <= came / 2 && leftNobody > EmptyAtCapacity * left);
            if (isOver) (isCrowded, shortAt) = (false, clock.GetTimestamp());
            BeginToCount();
        }
    }

    private void Crowd()
    {
        isCrowded = true;
        BeginToCount();
    }

    private void BeginToCount() => (left, leftNobody, came, sentAway, lookedAt) = (0, 0, 0, 0, clock.GetTimestamp());

    // Nobody may come or leave for a while: then the clock sends away.
    private void Watch()
    {
        timer ??= clock.CreateTimer(static queue => ((CoDelQueue)queue!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var wait = Allowed - clock.GetElapsedTime(line.First!.Value.Since);
        var burst = patience - clock.GetElapsedTime(shortAt);
        if (burst > TimeSpan.Zero && burst < wait) wait = burst;
        timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
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
