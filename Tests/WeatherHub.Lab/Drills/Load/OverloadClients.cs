using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Load;

/// <summary>Callers who ask one replica for answers that it has not made before, and leave when they have waited too long.</summary>
internal sealed class OverloadClients(
    LoadGenerator load, Replica hub, IReadOnlyList<Place> places, TimeProvider clock, CancellationToken over)
{
    // The longest answers that there are: all hours, all blocks, where each vendor's word comes from.
    private const int LongestHours = 240;
    private const int FewestHours = 140;
    private const int MostDays = 16;
    private const int FewestDays = 7;

    /// <summary>
    /// One answer of so many keeps its body: thousands of the longest there are would keep a collector busy that delays the next question.
    /// </summary>
    internal const int OneKeptIn = 8;

    /// <summary>Who has waited for so long is gone.</summary>
    internal static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    private int asked = -1;

    /// <summary>Closed loop: so many at a time, each asking again as soon as it is answered.</summary>
    internal async Task<Answers> ClosedLoopAsync(int atOnce, double seconds)
    {
        var start = clock.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(OneAsync, over)));
        return new Answers([.. all.SelectMany(answers => answers)]);

        async Task<List<Answer>> OneAsync()
        {
            List<Answer> answers = [];
            while (clock.GetElapsedTime(start).TotalSeconds < seconds) answers.Add(await RequestAsync(null));
            return answers;
        }
    }

    /// <summary>Open loop: so many a second, whatever becomes of them; one in <paramref name="oneIn"/> asks what is stored.</summary>
    internal async Task<(Answers Made, Answers Stored)> OpenLoopAsync(double perSecond, double seconds, int oneIn)
    {
        var under = new Task<Answer>[(int)(perSecond * seconds)];
        var start = clock.GetTimestamp();
        for (var number = 0; number < under.Length; number++)
        {
            var due = start + (long)(number / perSecond * clock.TimestampFrequency);
            var wait = TimeSpan.FromSeconds((double)(due - clock.GetTimestamp()) / clock.TimestampFrequency);
            if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, over);
            under[number] = number % oneIn == 0 ? load.RequestAsync(places[0], [hub], over, due, null, Timeout) : RequestAsync(due);
        }

        var all = await Task.WhenAll(under);
        return (Every(which: false), Every(which: true));

        Answers Every(bool which) => new([.. all.Where((_, number) => number % oneIn == 0 == which)]);
    }

    private async Task<Answer> RequestAsync(long? due)
    {
        var number = Interlocked.Increment(ref asked);
        var isKept = number % OneKeptIn == 0;
        var place = places[number % places.Count];
        number /= places.Count;
        var (hours, days) =
            (LongestHours - number % (LongestHours - FewestHours),
                MostDays - number / (LongestHours - FewestHours) % (MostDays - FewestDays));
        var answer = await load.RequestAsync(place, [hub], over, due, $"&hours={hours}&days={days}&provenance=full", Timeout);
        return isKept || !answer.IsGood ? answer : answer with { Body = [], IsJudged = true };
    }
}
