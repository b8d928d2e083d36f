using System.Collections.Concurrent;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Load;

/// <summary>Asks replicas and times the answers.</summary>
internal sealed class Asker(TimeProvider clock)
{
    /// <summary>How far ahead of real time the replicas' clocks were put.</summary>
    internal TimeSpan Ahead { get; set; }

    /// <summary>What is asked beside the place.</summary>
    internal string Wanted { get; set; } = "&hours=24&days=1";

    /// <summary>Asks one replica; with others given, asks the next where there is no answer, as a load balancer would.</summary>
    internal async Task<Answer> AskAsync(
        Place place, IReadOnlyList<Replica> replicas, CancellationToken cancellationToken, long? due = null, string? wanted = null, TimeSpan? patience = null)
    {
        var since = due ?? clock.GetTimestamp();
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (patience is { } most) left.CancelAfter(most);
        foreach (var replica in replicas)
        {
            try
            {
                using var response = await replica.Http.GetAsync(new Uri($"/v1/forecast?{place.Query}{wanted ?? Wanted}", UriKind.Relative), left.Token);
                var body = await response.Content.ReadAsByteArrayAsync(left.Token);
                return new Answer(place, (int)response.StatusCode, clock.GetElapsedTime(since).TotalMilliseconds, clock.GetUtcNow() + Ahead)
                {
                    Body = body,
                    Age = response.Headers.Age?.TotalSeconds,
                    RetryAfter = response.Headers.RetryAfter?.Delta?.TotalSeconds,
                    IsProblem = response.Content.Headers.ContentType?.MediaType == "application/problem+json",
                };
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException or ObjectDisposedException)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        return new Answer(place, 0, clock.GetElapsedTime(since).TotalMilliseconds, clock.GetUtcNow() + Ahead);
    }

    /// <summary>All at once, spread evenly over the replicas.</summary>
    internal async Task<Answers> HerdAsync(IReadOnlyList<Place> places, IReadOnlyList<Replica> replicas, CancellationToken cancellationToken) =>
        new(await Task.WhenAll(places.Select((place, index) => AskAsync(place, [replicas[index % replicas.Count]], cancellationToken))));

    /// <summary>
    /// Closed loop, a few at a time: for new places, each of which costs a hub much more than a known one. However slow the machine, it is asked
    /// no more than it answers.
    /// </summary>
    internal async Task<Answers> InTurnAsync(IEnumerable<Place> places, Func<int, Replica> replica, CancellationToken cancellationToken, int atOnce = 3)
    {
        var (answers, number) = (new ConcurrentQueue<Answer>(), -1);
        var options = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(places, options, async (place, token) =>
            answers.Enqueue(await AskAsync(place, [replica(Interlocked.Increment(ref number))], token)));
        return new Answers([.. answers]);
    }

    /// <summary>The same, about new places for some seconds, at most so many a second.</summary>
    internal async Task<Answers> ForAsync(double seconds, double perSecond, Func<Place> place, Replica replica, CancellationToken cancellationToken, int atOnce = 3)
    {
        var start = clock.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => OneAsync()));
        return new Answers([.. all.SelectMany(answers => answers)]);

        async Task<List<Answer>> OneAsync()
        {
            List<Answer> answers = [];
            while (clock.GetElapsedTime(start).TotalSeconds < seconds)
            {
                var pace = Task.Delay(TimeSpan.FromSeconds(atOnce / perSecond), clock, cancellationToken);
                answers.Add(await AskAsync(place(), [replica], cancellationToken));
                await pace;
            }

            return answers;
        }
    }

    /// <summary>
    /// Open loop: questions leave when they are due, whatever became of those before, and are timed from then; at most <paramref name="most"/> are
    /// under way, and one that finds no room counts as unanswered.
    /// </summary>
    internal async Task<Answers> FlowAsync(
        int count, double perSecond, Func<int, Place> place, Func<int, IReadOnlyList<Replica>> replicas, CancellationToken cancellationToken, int most = 2000)
    {
        var answers = new Task<Answer>[count];
        var start = clock.GetTimestamp();
        var room = most;
        for (var number = 0; number < count; number++)
        {
            var due = start + (long)(number / perSecond * clock.TimestampFrequency);
            var wait = TimeSpan.FromSeconds((double)(due - clock.GetTimestamp()) / clock.TimestampFrequency);
            if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, cancellationToken);
            answers[number] = Interlocked.Decrement(ref room) < 0
                ? Task.FromResult(new Answer(place(number), 0, 0, clock.GetUtcNow()))
                : AskAndLeaveAsync(place(number), replicas(number), due);
        }

        return new Answers(await Task.WhenAll(answers));

        async Task<Answer> AskAndLeaveAsync(Place where, IReadOnlyList<Replica> whom, long due)
        {
            var answer = await AskAsync(where, whom, cancellationToken, due);
            Interlocked.Increment(ref room);
            return answer;
        }
    }
}
