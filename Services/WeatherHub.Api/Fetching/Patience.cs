using System.Collections.Concurrent;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching;

/// <summary>
/// How long one answer waits for each vendor: until the deadline at most; and once enough of independent opinions are in, for one that is later than it
/// usually is no longer. Its question goes on and fills the cache.
/// </summary>
/// <param name="options">The deadline, and how many opinions are enough.</param>
/// <param name="times">What is usual.</param>
/// <param name="waitsForAll">Whether the caller wants everybody's word.</param>
/// <param name="clock">The time.</param>
/// <param name="done">Ends with the answer.</param>
internal sealed class Patience(FanOutOptions options, ResponseTimes times, bool waitsForAll, TimeProvider clock, CancellationToken done)
{
    private readonly long started = clock.GetTimestamp();
    private readonly Task deadline = Task.Delay(options.Deadline, clock, done);
    private readonly ConcurrentDictionary<ReportKind, Opinions> heard = new();

    /// <summary>Notes what came of a question.</summary>
    public void Heard(Outcome outcome)
    {
        if (outcome is Reported { Stale: false, Report.Lineage: [var lineage, ..] }) Of(outcome.ReportKind).Add(lineage, options.SufficientLineages);
    }

    /// <summary>Ends when the answer waits no longer for this vendor.</summary>
    public Task For(Question question)
    {
        if (waitsForAll || options.SufficientLineages == 0) return deadline;
        if (times.Usual(question.Key.Provider, question.Key.Kind) is not { } usual) return deadline;

        // Half of the deadline is nobody's loss, and a busy machine is not a slow vendor.
        var least = options.Deadline / 2;
        return usual >= options.Deadline ? deadline : UntilAsync(Of(question.Key.Kind).Enough, usual > least ? usual : least);
    }

    /// <summary>Ends with another deadline, or when the answer is made.</summary>
    public Task Until(Task other) => other.WaitAsync(done);

    private async Task UntilAsync(Task enough, TimeSpan usual)
    {
        await Task.WhenAny(enough, deadline);
        var left = usual - clock.GetElapsedTime(started);
        if (left > TimeSpan.Zero && !deadline.IsCompleted) await Task.WhenAny(Task.Delay(left, clock, done), deadline);
    }

    private Opinions Of(ReportKind kind) => heard.GetOrAdd(kind, static _ => new Opinions());

    private sealed class Opinions
    {
        private readonly HashSet<string> lineages = new(StringComparer.Ordinal);
        private readonly TaskCompletionSource enough = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Enough => enough.Task;

        public void Add(string lineage, int wanted)
        {
            lock (lineages)
                if (lineages.Add(lineage) && lineages.Count >= wanted)
                    enough.TrySetResult();
        }
    }
}
