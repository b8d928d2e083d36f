using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>
/// F36: several things at once break at random, while clocks run so fast that reports expire. Callers do what a balancer does: where a replica does not
/// answer within a second, or refuses, they ask the next one, and each at most twice.
/// </summary>
internal static class Chaos
{
    private const int PerSecond = 200;
    private const int Recovery = 10;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Jump = TimeSpan.FromMinutes(40);

    // Clocks are moved one after the other, and an answer may cross some steps.
    private static readonly double Usual = 6 * Step.TotalSeconds;

    /// <summary>For so long after a jump there may be answers that were begun before it, and joined by who asked after it.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(8);

    internal static readonly Drill Drill = new("F36", "vendors, Redis, replicas and clocks break at random, several at once", "known places are always answered, and never wrongly", RunAsync)
    {
        Needs = [Programs.Redis],
        WithEveryChange = false,
    };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync(redis: true);
        var wire = stage.BeforeRedis();
        string[] shared = [$"ConnectionStrings:Redis={stage.Redis!.ConnectionString.Replace($":{stage.Redis.Port}", $":{wire.Port}", StringComparison.Ordinal)}"];
        var hubs = await stage.FleetAsync(3, shared, clocked: true);
        var forgetful = await stage.ReplicaAsync(["Hub:Reports:ForecastStale=00:00:00", "Hub:Reports:CurrentStale=00:00:00"], clocked: true);
        var warm = stage.NewPlaces(60);
        await stage.WarmAsync(warm, hubs);

        stage.Oracle.Tolerance = Usual;
        (stage.Asker.Judge, stage.Asker.Patience) = (stage.Oracle.WrongAsync, TimeSpan.FromSeconds(1));
        stage.Asker.RetriesRefusals = true;
        var breaker = new Breaker(stage, hubs, wire, shared);
        var who = new Random(stage.Random.Next());
        var load = stage.Asker.FlowAsync(
            PerSecond * stage.Sizes.Seconds, PerSecond, _ => warm[who.Next(warm.Length)],
            number => [.. Enumerable.Range(number, 6).Select(turn => hubs[turn % 3])], stage.Over);
        var jumped = stage.Clock.GetTimestamp();
        while (!load.IsCompleted) jumped = await EpisodeAsync(stage, breaker, hubs, load, jumped);

        var answers = await load;
        stage.Say($"{answers.Count} answers under {breaker.Told} and {stage.Asker.Ahead.TotalHours:0.0} simulated hours: p99 {answers.Quantile(0.99):0} ms");
        stage.Tell(answers);
        var available = Bar.AtLeast("known places answered", 99.99, "%");
        stage.Holds(available, 100.0 * answers.Good / answers.Count);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));
        stage.Holds(Bar.AtMost("until every replica gives every place fresh, with every vendor in it", Recovery, "s"), await RecoveredAsync(stage, warm, hubs));

        (stage.Asker.Judge, stage.Asker.RetriesRefusals) = (null, false);
        await forgetful.AdvanceAsync(stage.Asker.Ahead);
        await stage.WarmAsync(warm[..5], [forgetful]);
        await stage.Vendors.FailAllAsync("""{"close":true}""");
        await stage.Redis!.Process.KillAsync();
        await stage.AdvanceAsync(TimeSpan.FromHours(3), forgetful);
        var lost = await stage.Asker.HerdAsync(warm[..5], [forgetful], stage.Over);
        stage.Breaks(available, 100.0 * lost.Good / lost.Count, "nothing stale may serve");
    }

    private static async Task<long> EpisodeAsync(Stage stage, Breaker breaker, Replica[] hubs, Task load, long jumped)
    {
        var heal = await breaker.BreakAsync();
        for (var tick = 0; tick < 4 && !load.IsCompleted; tick++)
        {
            // A replica that is stopped cannot be told the time.
            if (!breaker.IsAnyFrozen)
            {
                var jumps = breaker.JumpsNow();
                if (jumps) (stage.Oracle.Tolerance, jumped) = (Usual + Jump.TotalSeconds, stage.Clock.GetTimestamp());
                await stage.AdvanceAsync(jumps ? Jump : Step, [.. hubs.Where(hub => hub.Process.IsRunning)]);
            }

            await Task.WhenAny(load, stage.PauseAsync(0.5));
            if (stage.Clock.GetElapsedTime(jumped) > Settling) stage.Oracle.Tolerance = Usual;
        }

        await heal();
        return jumped;
    }

    /// <summary>How long it takes, from when everything is whole, until nothing of the faults can be seen.</summary>
    private static async Task<double> RecoveredAsync(Stage stage, Place[] places, Replica[] hubs)
    {
        var whole = stage.Clock.GetTimestamp();
        var last = "nothing";
        stage.Asker.Judge = null;
        while (stage.Clock.GetElapsedTime(whole).TotalSeconds < 3 * Recovery)
        {
            Answers[] all = await Task.WhenAll(hubs.Select(hub => stage.Asker.InTurnAsync(places, _ => hub, stage.Over)));
            if (all.Index().SelectMany(hub => hub.Item.All.Where(answer => !IsWhole(answer)).Select(answer => $"replica {hub.Index}, {answer.Reasons}")).ToList() is not [var one, ..] not) break;
            last = $"{not.Count} answers, such as {one}";
            await stage.PauseAsync(0.25);
        }

        stage.Say($"the last to recover: {last}");
        return stage.Clock.GetElapsedTime(whole).TotalSeconds;
    }

    private static bool IsWhole(Answer answer) =>
        answer.IsGood && !answer.IsStale && new[] { "open-meteo", "met-norway", "bright-sky" }.All(vendor => answer.State(vendor) == "ok");
}
