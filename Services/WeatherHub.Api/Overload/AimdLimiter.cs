namespace WeatherHub.Api.Overload;

/// <summary>
/// A concurrency limit with additive increase and multiplicative decrease: it shrinks by a share as soon as what it limits is strained,
/// and grows step by step while it is used to the full and all goes well. The rest wait in a bounded queue, first in, first out; an
/// arrival at a full queue is refused at once.
/// </summary>
/// <param name="least">It never shrinks below this.</param>
/// <param name="most">It never grows above this, where it begins.</param>
/// <param name="queue">How many may wait.</param>
/// <param name="step">How much it grows by each that went well.</param>
/// <param name="clock">The time.</param>
internal sealed class AimdLimiter(int least, int most, int queue, double step, TimeProvider clock)
{
    private const double Cut = 0.8;

    // Strain that is seen now began before the last cut could help.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly LinkedList<TaskCompletionSource<bool>> waiting = new();
    private double limit = most;
    private int inside;
    private long? cutAt;

    /// <summary>How many may be inside now.</summary>
    public int Current
    {
        get
        {
            lock (gate) return (int)limit;
        }
    }

    /// <summary>Waits for a place: true with one, which must be left; false when the queue is full.</summary>
    /// <exception cref="OperationCanceledException">The wait was given up.</exception>
    public ValueTask<bool> EnterAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (TryEnter()) return new(true);
            return waiting.Count >= queue
                ? new(false)
                : new(
                    WaitAsync(
                        waiting.AddLast(new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously)),
                        cancellationToken));
        }
    }

    /// <summary>Takes a place that is free and that nobody waits for; false when there is none. It must be left.</summary>
    public bool TryEnter()
    {
        lock (gate)
        {
            if (inside >= (int)limit || waiting.Count > 0) return false;
            inside++;
            return true;
        }
    }

    /// <summary>Gives a place back.</summary>
    /// <param name="wentWell">Whether there is no reason to doubt that as many can be inside.</param>
    public void Leave(bool wentWell)
    {
        lock (gate)
        {
            if (wentWell && inside >= (int)limit) limit = Math.Min(most, limit + step);
            inside--;
            while (inside < (int)limit && waiting.First is { } first)
            {
                waiting.RemoveFirst();
                inside++;
                first.Value.SetResult(true);
            }
        }
    }

    /// <summary>Notes that it is too much.</summary>
    public void Strain()
    {
        lock (gate)
        {
            if (cutAt is { } last && clock.GetElapsedTime(last) < Pause) return;
            cutAt = clock.GetTimestamp();
            limit = Math.Max(Math.Min(least, most), limit * Cut);
        }
    }

    private async Task<bool> WaitAsync(LinkedListNode<TaskCompletionSource<bool>> place, CancellationToken cancellationToken)
    {
        await using var leaving = cancellationToken.UnsafeRegister(_ => GiveUp(place, cancellationToken), null);
        return await place.Value.Task;
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource<bool>> place, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (place.List is null) return;
            waiting.Remove(place);
        }

        place.Value.TrySetCanceled(cancellationToken);
    }
}
