using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>
/// F36: several things at once break at random, while clocks run so fast that reports expire. Callers do what a balancer does: where a
/// replica does not answer within a second, or refuses, they ask the next one, and each at most twice.
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

    internal static readonly Drill Drill = new(
        "F36", "vendors, Redis, replicas and clocks break at random, several at once",
        "known places are always answered, and never wrongly", RunAsync)
    {
        Needs = [Programs.Redis],
        WithEveryChange = false,
    };

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync(redis: true);
        var wire = context.BeforeRedis();
        var proxied = context.Redis!.ConnectionString.Replace($":{context.Redis.Port}", $":{wire.Port}", StringComparison.Ordinal);
        string[] shared = [$"ConnectionStrings:Redis={proxied}"];
        var hubs = await context.FleetAsync(3, shared, clocked: true);
        var forgetful = await context.ReplicaAsync(
            ["Hub:Reports:ForecastStale=00:00:00", "Hub:Reports:CurrentStale=00:00:00"], clocked: true);
        var warm = context.NewPlaces(60);
        await context.WarmAsync(warm, hubs);

        context.Oracle.Tolerance = Usual;
        (context.Load.Judge, context.Load.Timeout) = (context.Oracle.WrongAsync, TimeSpan.FromSeconds(1));
        context.Load.RetriesRefusals = true;
        var breaker = new Breaker(context, hubs, wire, shared);
        var who = new Random(context.Random.Next());
        var load = context.Load.FlowAsync(
            PerSecond * context.Sizes.Seconds, PerSecond, _ => warm[who.Next(warm.Length)],
            number => [.. Enumerable.Range(number, 6).Select(turn => hubs[turn % 3])], context.Over);
        var jumped = context.Clock.GetTimestamp();
        while (!load.IsCompleted) jumped = await EpisodeAsync(context, breaker, hubs, load, jumped);

        var answers = await load;
        context.Log(
            $"{answers.Count} answers under {breaker.Told} and {context.Load.Ahead.TotalHours:0.0} simulated hours: p99 "
            + $"{answers.Quantile(0.99):0} ms");
        context.LogSummary(answers);
        var available = Bar.AtLeast("known places answered", 99.99, "%");
        context.Holds(available, 100.0 * answers.Good / answers.Count);
        context.Holds(SharedBars.Wrong, await context.WrongAsync(answers));
        context.Holds(
            Bar.AtMost("until every replica gives every place fresh, with every vendor in it", Recovery, "s"), await RecoveredAsync(
                context, warm, hubs));

        (context.Load.Judge, context.Load.RetriesRefusals) = (null, false);
        await forgetful.AdvanceAsync(context.Load.Ahead);
        await context.WarmAsync(warm[..5], [forgetful]);
        await context.Vendors.FailAllAsync("""{"close":true}""");
        await context.Redis!.Process.KillAsync();
        await context.AdvanceAsync(TimeSpan.FromHours(3), forgetful);
        var lost = await context.Load.HerdAsync(warm[..5], [forgetful], context.Over);
        context.Breaks(available, 100.0 * lost.Good / lost.Count, "nothing stale may serve");
    }

    private static async Task<long> EpisodeAsync(DrillContext context, Breaker breaker, Replica[] hubs, Task load, long jumped)
    {
        var heal = await breaker.BreakAsync();
        for (var tick = 0; tick < 4 && !load.IsCompleted; tick++)
        {
            // A replica that is stopped cannot be told the time.
            if (!breaker.IsAnyFrozen)
            {
                var jumps = breaker.JumpsNow();
                if (jumps) (context.Oracle.Tolerance, jumped) = (Usual + Jump.TotalSeconds, context.Clock.GetTimestamp());
                await context.AdvanceAsync(jumps ? Jump : Step, [.. hubs.Where(hub => hub.Process.IsRunning)]);
            }

            await Task.WhenAny(load, context.PauseAsync(0.5));
            if (context.Clock.GetElapsedTime(jumped) > Settling) context.Oracle.Tolerance = Usual;
        }

        await heal();
        return jumped;
    }

    /// <summary>How long it takes, from when everything is whole, until nothing of the faults can be seen.</summary>
    private static async Task<double> RecoveredAsync(DrillContext context, Place[] places, Replica[] hubs)
    {
        var whole = context.Clock.GetTimestamp();
        var last = "nothing";
        context.Load.Judge = null;
        while (context.Clock.GetElapsedTime(whole).TotalSeconds < 3 * Recovery)
        {
            Answers[] all = await Task.WhenAll(hubs.Select(hub => context.Load.InTurnAsync(places, _ => hub, context.Over)));
            if (all.Index()
                .SelectMany(
                    hub => hub.Item.All.Where(answer => !IsWhole(answer)).Select(answer => $"replica {hub.Index}, {answer.Reasons}"))
                    .ToList() is not [var one, ..] not) break;
            last = $"{not.Count} answers, such as {one}";
            await context.PauseAsync(0.25);
        }

        context.Log($"the last to recover: {last}");
        return context.Clock.GetElapsedTime(whole).TotalSeconds;
    }

    private static bool IsWhole(Answer answer) =>
        answer.IsGood && !answer.IsStale && Vendors.Here.All(vendor => answer.State(vendor) == "ok");
}
