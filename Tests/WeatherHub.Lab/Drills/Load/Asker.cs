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
    internal async Task<Answer> AskAsync(Place place, IReadOnlyList<Replica> replicas, CancellationToken cancellationToken, long? due = null)
    {
        var since = due ?? clock.GetTimestamp();
        foreach (var replica in replicas)
        {
            try
            {
                using var response = await replica.Http.GetAsync(new Uri($"/v1/forecast?{place.Query}{Wanted}", UriKind.Relative), cancellationToken);
                var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
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
