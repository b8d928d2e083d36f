using System.Collections.Concurrent;
using System.Net;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Load;

/// <summary>Asks replicas and times the answers.</summary>
internal sealed class LoadGenerator(TimeProvider clock)
{
    /// <summary>How far ahead of real time the replicas' clocks were put.</summary>
    internal TimeSpan Ahead { get; set; }

    /// <summary>What is asked beside the place.</summary>
    internal string Wanted { get; set; } = "&hours=24&days=1";

    /// <summary>How long a replica is waited for while there is another to ask.</summary>
    internal TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether a refusal of one replica is put to the next one too, as a load balancer does that retries 503.</summary>
    internal bool RetriesRefusals { get; set; }

    /// <summary>
    /// Judges each answer as it comes, after it was timed; its body is then dropped, so that long loads fit into memory. Null for those who
    /// keep bodies and judge at the end.
    /// </summary>
    internal Func<Answer, ValueTask<string?>>? Judge { get; set; }

    /// <summary>Asks one replica; with others given, asks the next where there is no answer, as a load balancer would.</summary>
    internal async Task<Answer> RequestAsync(
        Place place, IReadOnlyList<Replica> replicas, CancellationToken cancellationToken, long? due = null, string? wanted = null,
        TimeSpan? timeout = null)
    {
        var answer = await FetchAsync(place, replicas, wanted ?? Wanted, due ?? clock.GetTimestamp(), timeout, cancellationToken);
        if (Judge is not { } judge || !answer.IsGood) return answer;
        return answer with { Wrong = await judge(answer), IsJudged = true, Body = [] };
    }

    /// <summary>All at once, spread evenly over the replicas.</summary>
    internal async Task<Answers> HerdAsync(
        IReadOnlyList<Place> places, IReadOnlyList<Replica> replicas, CancellationToken cancellationToken) =>
        new(await Task.WhenAll(
            places.Select((place, index) => RequestAsync(place, [replicas[index % replicas.Count]], cancellationToken))));

    /// <summary>
    /// Closed loop, a few at a time: for new places, each of which costs a hub much more than a known one. However slow the machine, it is
    /// asked no more than it answers.
    /// </summary>
    internal async Task<Answers> InTurnAsync(
        IEnumerable<Place> places, Func<int, Replica> replica, CancellationToken cancellationToken, int atOnce = 3)
    {
        var (answers, number) = (new ConcurrentQueue<Answer>(), -1);
        var options = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(places, options, async (place, token) =>
            answers.Enqueue(await RequestAsync(place, [replica(Interlocked.Increment(ref number))], token)));
        return new Answers([.. answers]);
    }

    /// <summary>Closed loop, so many questions of any kind.</summary>
    internal async Task<Answers> RoundAsync(
        int count, int atOnce, Func<int, (Place Place, string Wanted, Replica Replica)> question, CancellationToken cancellationToken)
    {
        var (answers, next) = (new Answer[count], -1);
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => OneAsync()));
        return new Answers(answers);

        async Task OneAsync()
        {
            while (Interlocked.Increment(ref next) is var number && number < count)
            {
                var (place, wanted, replica) = question(number);
                answers[number] = await RequestAsync(place, [replica], cancellationToken, wanted: wanted);
            }
        }
    }

    /// <summary>The same, about new places for some seconds, at most so many a second.</summary>
    internal async Task<Answers> ForAsync(
        double seconds, double perSecond, Func<Place> place, Replica replica, CancellationToken cancellationToken, int atOnce = 3)
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
                answers.Add(await RequestAsync(place(), [replica], cancellationToken));
                await pace;
            }

            return answers;
        }
    }

    /// <summary>
    /// Open loop: requests are sent when they are due, whatever became of those before, and are timed from then; at most
    /// <paramref name="most"/> are in flight, and one that finds no room counts as unanswered.
    /// </summary>
    internal async Task<Answers> FlowAsync(
        int count, double perSecond, Func<int, Place> place, Func<int, IReadOnlyList<Replica>> replicas,
        CancellationToken cancellationToken, int most = 2000)
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
            var answer = await RequestAsync(where, whom, cancellationToken, due);
            Interlocked.Increment(ref room);
            return answer;
        }
    }

    private async Task<Answer> FetchAsync(
        Place place, IReadOnlyList<Replica> replicas, string wanted, long since, TimeSpan? most, CancellationToken cancellationToken)
    {
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (most is { } whole) left.CancelAfter(whole);
        for (var number = 0; number < replicas.Count; number++)
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(left.Token);
            if (number + 1 < replicas.Count) timeout.CancelAfter(Timeout);
            var asked = clock.GetUtcNow() + Ahead;
            try
            {
                var http = replicas[number].Http;
                using var response = await http.GetAsync(new Uri($"/v1/forecast?{place.Query}{wanted}", UriKind.Relative), timeout.Token);
                var body = await response.Content.ReadAsByteArrayAsync(timeout.Token);
                if (RetriesRefusals && response.StatusCode == HttpStatusCode.ServiceUnavailable && number + 1 < replicas.Count) continue;
                return new Answer(place, (int)response.StatusCode, clock.GetElapsedTime(since).TotalMilliseconds, clock.GetUtcNow() + Ahead)
                {
                    AskedAt = asked,
                    Body = body,
                    Wanted = wanted,
                    Age = response.Headers.Age?.TotalSeconds,
                    RetryAfter = response.Headers.RetryAfter?.Delta?.TotalSeconds,
                    IsProblem = response.Content.Headers.ContentType?.MediaType == "application/problem+json",
                };
            }
            catch (Exception exception)
                when (exception is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        return new Answer(place, 0, clock.GetElapsedTime(since).TotalMilliseconds, clock.GetUtcNow() + Ahead);
    }
}
