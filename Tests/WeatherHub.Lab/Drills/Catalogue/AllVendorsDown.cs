using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F04: a day of the hubs' clocks, to the last minute of the stale window.</summary>
internal static class AllVendorsDown
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    /// <summary>What the last look takes of the window by itself.</summary>
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(40);

    internal static readonly Drill Drill = new(
        "F04", "every vendor down for 24 simulated hours", "known places get what is known, marked stale, also from a replica that starts meanwhile; new ones an honest 503 in time", RunAsync)
    {
        Needs = [Programs.Redis],
    };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync(redis: true);
        var hubs = await stage.FleetAsync(3, clocked: true);
        var forgetful = await stage.ReplicaAsync(["Hub:Reports:ForecastStale=00:00:00", "Hub:Reports:CurrentStale=00:00:00"], clocked: true);
        var places = stage.NewPlaces(25);
        var known = await stage.Vendors.NowAsync();
        await stage.WarmAsync(places, [.. hubs, forgetful]);
        await Entries.StoredAsync(stage, places);

        // A step of the clock is seen by one process after the other.
        var silence = await stage.Vendors.NowAsync();
        (stage.Oracle.NoNewsSince, stage.Oracle.Tolerance) = (silence, 5);
        await stage.Vendors.FailAllAsync("""{"status":503}""");
        List<Answer> all = [];
        var (forgotten, restarted) = (0, false);
        for (var age = stage.Sizes.DayStep; age <= Window; age += stage.Sizes.DayStep)
        {
            await AgeAsync(age == Window ? age - LastLook : age);
            if (!restarted && age >= Window / 2)
            {
                restarted = true;
                await hubs[2].DisposeAsync();
                hubs[2] = await stage.ReplicaAsync(clocked: true);
                await hubs[2].AdvanceAsync(stage.Asker.Ahead);
            }

            foreach (var hub in hubs) all.AddRange((await stage.Asker.InTurnAsync(places, _ => hub, stage.Over, atOnce: 8)).All);
            if (age >= TimeSpan.FromHours(3)) forgotten += (await stage.Asker.HerdAsync(places[..1], [forgetful], stage.Over)).NotGood;
        }

        var answers = new Answers(all);
        stage.Say($"every {stage.Sizes.DayStep.TotalMinutes:0} minutes of a day, on 3 replicas, of which one was killed half way and started with nothing but Redis");
        stage.Tell(answers);
        stage.Holds(Bars.NotGood, answers.NotGood);
        stage.Breaks(Bars.NotGood, forgotten, "nothing stale may serve");
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));
        stage.Holds(
            Bar.AtMost("answers older than two hours that do not say that they are stale", 0, "answers"),
            answers.All.Count(answer => answer.IsGood && !answer.IsStale && answer.At > silence.AddHours(2)));

        var old = await stage.Asker.HerdAsync(places, hubs, stage.Over);
        var cold = await stage.Asker.HerdAsync(stage.NewPlaces(10), hubs, stage.Over);
        Refused("new places", cold, old);

        await AgeAsync(silence - known + Window + LastLook);
        Refused("places known from beyond the stale window", await stage.Asker.HerdAsync(places, hubs, stage.Over), old);

        // Real time passes too, and it counts.
        async Task AgeAsync(TimeSpan age)
        {
            var by = known + age - await stage.Vendors.NowAsync();
            if (by > TimeSpan.Zero) await stage.AdvanceAsync(TimeSpan.FromSeconds(Math.Round(by.TotalSeconds, 3)), [.. hubs, forgetful]);
        }

        void Refused(string which, Answers refused, Answers beside)
        {
            stage.Holds(Bar.AtMost($"{which} that get something else than an honest 503", 0, "answers"), refused.All.Count(answer => answer is not { Status: 503, IsHonestRefusal: true }));
            stage.Holds(Bar.AtMost("the slowest of these, beyond the median of known ones", 1200, "ms"), refused.Slowest - beside.Median);
        }
    }
}
