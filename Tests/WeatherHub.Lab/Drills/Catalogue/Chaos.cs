using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F36: one thing after the other breaks at random, while clocks run so fast that reports expire.</summary>
internal static class Chaos
{
    private const int PerSecond = 40;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(120);

    private static readonly string[] VendorFaults =
        ["""{"status":503}""", """{"latencyMs":3000}""", """{"body":"garbage"}""", """{"body":"bomb"}""", """{"close":true}""", """{"status":429,"retryAfter":"2"}""", """{"body":"drip"}"""];

    internal static readonly Drill Drill = new("F36", "vendors, Redis and replicas break at random", "known places are always answered, and never wrongly", RunAsync)
    {
        Needs = [Programs.Redis],
        WithEveryChange = false,
    };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync(redis: true);
        var hubs = await stage.FleetAsync(2, clocked: true);
        var forgetful = await stage.ReplicaAsync(["Hub:Reports:ForecastStale=00:00:00", "Hub:Reports:CurrentStale=00:00:00"], clocked: true);
        var warm = stage.NewPlaces(60);
        await stage.WarmAsync(warm, hubs);

        // Clocks are moved one after the other, and an answer may cross some steps.
        stage.Oracle.Tolerance = 3 * Step.TotalSeconds;
        var who = new Random(stage.Random.Next());
        var load = stage.Asker.FlowAsync(
            (int)(PerSecond * stage.Longest.TotalSeconds), PerSecond, _ => warm[who.Next(warm.Length)],
            number => [hubs[number % 2], hubs[1 - (number % 2)]], stage.Over);
        var faults = 0;
        while (!load.IsCompleted)
        {
            var heal = await BreakAsync(stage, hubs);
            faults++;
            for (var tick = 0; tick < 4 && !load.IsCompleted; tick++)
            {
                await stage.AdvanceAsync(Step, [.. hubs.Where(hub => hub.Process.IsRunning)]);
                await Task.WhenAny(load, stage.PauseAsync(0.5));
            }

            await heal();
        }

        var answers = await load;
        stage.Say($"{answers.Count} answers under {faults} faults and {stage.Asker.Ahead.TotalHours:0.0} simulated hours: {answers}; p99 {answers.Quantile(0.99):0} ms");
        var available = Bar.AtLeast("known places answered", 99.99, "%");
        stage.Holds(available, 100.0 * answers.Good / answers.Count);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));

        await forgetful.AdvanceAsync(stage.Asker.Ahead);
        await stage.WarmAsync(warm[..5], [forgetful]);
        await stage.Vendors.FailAllAsync("""{"close":true}""");
        await stage.Redis!.Process.KillAsync();
        await stage.AdvanceAsync(TimeSpan.FromHours(3), forgetful);
        var lost = await stage.Asker.HerdAsync(warm[..5], [forgetful], stage.Over);
        stage.Breaks(available, 100.0 * lost.Good / lost.Count, "nothing stale may serve");
    }

    private static async Task<Func<Task>> BreakAsync(Stage stage, Replica[] hubs)
    {
        var (redis, chance) = (stage.Redis!, stage.Random.Next(10));
        switch (chance)
        {
            case 0:
                redis.Process.Freeze();
                return () => Task.Run(redis.Process.Continue);
            case 1:
                await redis.Process.KillAsync();
                return () => redis.RestartAsync(stage.Over);
            case 2:
                await redis.AskAsync("FLUSHALL");
                return () => Task.CompletedTask;
            case 3:
                var index = stage.Random.Next(hubs.Length);
                await hubs[index].Process.KillAsync();
                return async () =>
                {
                    var fresh = await stage.ReplicaAsync(clocked: true);
                    await fresh.AdvanceAsync(stage.Asker.Ahead);
                    hubs[index] = fresh;
                };
            default:
                var vendor = Vendors.All[stage.Random.Next(Vendors.All.Length)].Id;
                await stage.Vendors.FailAsync(vendor, VendorFaults[stage.Random.Next(VendorFaults.Length)]);
                return () => stage.Vendors.HealAsync(vendor);
        }
    }
}
