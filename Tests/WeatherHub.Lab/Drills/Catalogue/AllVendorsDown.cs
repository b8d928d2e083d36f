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
        "F04", "every vendor down for 24 simulated hours",
            "known places get what is known, marked stale, also from a replica that starts meanwhile; new ones an honest 503 in time",
            RunAsync)
    {
        Needs = [Programs.Redis],
    };

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync(redis: true);
        var hubs = await context.FleetAsync(3, clocked: true);
        var forgetful = await context.ReplicaAsync(
            ["Hub:Reports:ForecastStale=00:00:00", "Hub:Reports:CurrentStale=00:00:00"], clocked: true);
        var places = context.NewPlaces(25);
        var known = await context.Vendors.NowAsync();
        await context.WarmAsync(places, [.. hubs, forgetful]);
        await Entries.StoredAsync(context, places);

        // A step of the clock is seen by one process after the other.
        var silence = await context.Vendors.NowAsync();
        (context.Oracle.NoNewsSince, context.Oracle.Tolerance) = (silence, 5);
        await context.Vendors.FailAllAsync("""{"status":503}""");
        List<Answer> all = [];
        var (forgotten, restarted) = (0, false);
        for (var age = context.Sizes.DayStep; age <= Window; age += context.Sizes.DayStep)
        {
            await AgeAsync(age == Window ? age - LastLook : age);
            if (!restarted && age >= Window / 2)
            {
                restarted = true;
                await hubs[2].DisposeAsync();
                hubs[2] = await context.ReplicaAsync(clocked: true);
                await hubs[2].AdvanceAsync(context.Load.Ahead);
            }

            foreach (var hub in hubs) all.AddRange((await context.Load.InTurnAsync(places, _ => hub, context.Over, atOnce: 8)).All);
            if (age >= TimeSpan.FromHours(3)) forgotten += (await context.Load.HerdAsync(places[..1], [forgetful], context.Over)).NotGood;
        }

        var answers = new Answers(all);
        context.Log(
            $"every {context.Sizes.DayStep.TotalMinutes:0} minutes of a day, on 3 replicas, of which one was killed half way and started "
            + $"with nothing but Redis");
        context.LogSummary(answers);
        context.Holds(SharedBars.NotGood, answers.NotGood);
        context.Breaks(SharedBars.NotGood, forgotten, "nothing stale may serve");
        context.Holds(SharedBars.Wrong, await context.WrongAsync(answers));
        context.Holds(
            Bar.AtMost("answers older than two hours that do not say that they are stale", 0, "answers"),
            answers.All.Count(answer => answer.IsGood && !answer.IsStale && answer.At > silence.AddHours(2)));

        var old = await context.Load.HerdAsync(places, hubs, context.Over);
        var cold = await context.Load.HerdAsync(context.NewPlaces(10), hubs, context.Over);
        Refused("new places", cold, old);

        await AgeAsync(silence - known + Window + LastLook);
        Refused("places known from beyond the stale window", await context.Load.HerdAsync(places, hubs, context.Over), old);

        // Real time passes too, and it counts.
        async Task AgeAsync(TimeSpan age)
        {
            var by = known + age - await context.Vendors.NowAsync();
            if (by > TimeSpan.Zero) await context.AdvanceAsync(TimeSpan.FromSeconds(Math.Round(by.TotalSeconds, 3)), [.. hubs, forgetful]);
        }

        void Refused(string which, Answers refused, Answers beside)
        {
            context.Holds(
                Bar.AtMost($"{which} that get something else than an honest 503", 0, "answers"), refused.All.Count(
                    answer => answer is not { Status: 503, IsHonestRefusal: true }));
            context.Holds(Bar.AtMost("the slowest of these, beyond the median of known ones", 1200, "ms"), refused.Slowest - beside.Median);
        }
    }
}
