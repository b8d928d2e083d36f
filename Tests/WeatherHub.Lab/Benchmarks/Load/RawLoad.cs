namespace WeatherHub.Lab.Benchmarks.Load;

/// <summary>
/// Puts a load on a server from one thread, with requests that were written beforehand: light enough that the server is what is measured.
/// </summary>
internal sealed class RawLoad : IDisposable
{
    private const long Nanoseconds = 1_000_000_000;
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private readonly LoadPlan plan;
    private readonly TimeProvider clock;
    private readonly Poller poller = new();
    private readonly LoadConnection[] connections;
    private readonly Stack<int> idle;
    private readonly Histogram times = new();
    private readonly long[] statuses = new long[600];
    private readonly byte[] buffer = new byte[256 * 1024];
    private readonly int[] ready = new int[256];
    private long begun;
    private long sent;
    private long answered;
    private long heard;

    private RawLoad(LoadPlan plan, TimeProvider clock)
    {
        (this.plan, this.clock) = (plan, clock);
        connections = [.. Enumerable.Range(0, plan.Connections).Select(_ => new LoadConnection(plan.Port))];
        for (var i = 0; i < connections.Length; i++) poller.Watch(connections[i].Socket, i);
        idle = new Stack<int>(Enumerable.Range(0, connections.Length).Reverse());
    }

    /// <summary>Runs a plan on a thread of its own.</summary>
    internal static Task<LoadResult> RunAsync(LoadPlan plan, TimeProvider clock, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(
            () =>
            {
                using var load = new RawLoad(plan, clock);
                return load.Run(cancellationToken);
            },
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

    public void Dispose()
    {
        foreach (var connection in connections) connection.Dispose();
        poller.Dispose();
    }

    private LoadResult Run(CancellationToken cancellationToken)
    {
        begun = heard = clock.GetTimestamp();
        var isOver = false;
        while (!isOver || answered < sent)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var now = clock.GetTimestamp();
            isOver = isOver || sent >= plan.Count || clock.GetElapsedTime(begun, now).TotalSeconds >= plan.Seconds;
            if (!isOver) SendDue(now);

            // In an open loop the next request may be due sooner than a wait could end.
            Read(poller.Wait(ready, plan.PerSecond > 0 && !isOver ? 0 : 100));
            if (clock.GetElapsedTime(heard) > Silence) throw new TimeoutException($"{sent - answered} requests were never answered");
        }

        var seconds = clock.GetElapsedTime(begun, heard).TotalSeconds;
        return new LoadResult(
            answered, seconds, times,
            statuses.Index().Where(status => status.Item > 0).ToDictionary(status => status.Index, status => status.Item));
    }

    private void SendDue(long now)
    {
        while (idle.Count > 0 && sent < plan.Count)
        {
            var due = now;
            if (plan.PerSecond > 0)
            {
                due = begun + (long)(sent / plan.PerSecond * clock.TimestampFrequency);
                if (due > now) return;
            }

            Send(idle.Pop(), due);
        }
    }

    private void Send(int number, long due) =>
        connections[number].Send(plan.Requests[(int)(sent++ % plan.Requests.Count)], due);

    private void Read(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (number, connection) = (ready[i], connections[ready[i]]);
            var isComplete = connection.Receive(buffer);
            if (isComplete == false) continue;
            var now = heard = clock.GetTimestamp();
            if (isComplete is null)
            {
                connection.Reconnect();
                poller.Watch(connection.Socket, number);
                if (idle.Contains(number)) continue;
            }

            answered++;
            statuses[isComplete is null ? 0 : connection.Status]++;
            times.Add((long)((double)(now - connection.Due) / clock.TimestampFrequency * Nanoseconds));
            if (plan.PerSecond > 0 || sent >= plan.Count || clock.GetElapsedTime(begun, now).TotalSeconds >= plan.Seconds)
                idle.Push(number);
            else
                Send(number, now);
        }
    }
}
