using System.Collections.Concurrent;
using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Api.Resilience;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching;

/// <summary>
/// How long one answer waits for each provider: until the deadline at most; and, of data that is merged, once enough independent reports
/// are in, for one that is later than it usually is no longer. Its request goes on and fills the cache.
/// </summary>
/// <param name="options">The deadline, and how many reports are enough.</param>
/// <param name="times">What is usual.</param>
/// <param name="waitsForAll">Whether the caller wants every provider's report.</param>
/// <param name="clock">The time.</param>
/// <param name="done">Ends with the answer.</param>
internal sealed class StragglerPolicy(
    FanOutOptions options, ResponseTimes times, bool waitsForAll, TimeProvider clock, CancellationToken done)
{
    private readonly long started = clock.GetTimestamp();
    private readonly Task deadline = Task.Delay(options.Deadline, clock, done);
    private readonly ConcurrentDictionary<ReportKind, Lineages> reported = new();

    /// <summary>Notes what came of a request.</summary>
    public void Add(Outcome outcome)
    {
        if (outcome is Reported { Stale: false, Report.Lineage: [var lineage, ..] })
            Of(outcome.ReportKind).Add(lineage, options.SufficientLineages);
    }

    /// <summary>Ends when the answer waits no longer for this report.</summary>
    public Task DeadlineOf(ReportKey key)
    {
        if (waitsForAll || options.SufficientLineages == 0 || key.Kind.Combination != Combination.Merge) return deadline;
        if (times.Usual(key.Provider, key.Kind) is not { } usual) return deadline;

        // Half of the deadline is nobody's loss, and a busy machine is not a slow provider.
        var least = options.Deadline / 2;
        return usual >= options.Deadline ? deadline : UntilAsync(Of(key.Kind).Enough, usual > least ? usual : least);
    }

    private async Task UntilAsync(Task enough, TimeSpan usual)
    {
        await Task.WhenAny(enough, deadline);
        var left = usual - clock.GetElapsedTime(started);
        if (left > TimeSpan.Zero && !deadline.IsCompleted) await Task.WhenAny(Task.Delay(left, clock, done), deadline);
    }

    private Lineages Of(ReportKind kind) => reported.GetOrAdd(kind, static _ => new Lineages());

    private sealed class Lineages
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
