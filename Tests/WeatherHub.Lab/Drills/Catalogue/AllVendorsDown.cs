using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F04: a day of the hub's clock.</summary>
internal static class AllVendorsDown
{
    internal static readonly Drill Drill = new(
        "F04", "every vendor down for 23 simulated hours", "known places get what is known, marked stale; new ones an honest 503 in time", RunAsync);

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync();
        var hub = await stage.ReplicaAsync(clocked: true);
        var forgetful = await stage.ReplicaAsync(["Hub:Reports:ForecastStale=00:00:00", "Hub:Reports:CurrentStale=00:00:00"], clocked: true);
        Replica[] both = [hub, forgetful];
        var places = stage.NewPlaces(25);
        await stage.WarmAsync(places, both);

        // A step of the clock is seen by one process after the other.
        (stage.Oracle.NoNewsSince, stage.Oracle.Tolerance) = (await stage.Vendors.NowAsync(), 5);
        await stage.Vendors.FailAllAsync("""{"status":503}""");
        List<Answer> all = [];
        var forgotten = 0;
        for (var hour = 1; hour <= 23; hour++)
        {
            await stage.AdvanceAsync(TimeSpan.FromHours(1), both);
            all.AddRange((await stage.Asker.HerdAsync(places, [hub], stage.Over)).All);
            forgotten += (await stage.Asker.HerdAsync(places[..2], [forgetful], stage.Over)).NotGood;
        }

        var answers = new Answers(all);
        stage.Tell(answers);
        stage.Holds(Bars.NotGood, answers.NotGood);
        stage.Breaks(Bars.NotGood, forgotten, "nothing stale may serve");
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));
        stage.Holds(Bar.AtMost("answers older than an hour that do not say that they are stale", 0, "answers"), answers.All.Count(answer => answer.IsGood && !answer.IsStale));

        var known = await stage.Asker.HerdAsync(places, [hub], stage.Over);
        var cold = await stage.Asker.HerdAsync(stage.NewPlaces(10), [hub], stage.Over);
        stage.Holds(Bar.AtMost("new places that get something else than an honest 503", 0, "answers"), cold.All.Count(answer => !answer.IsHonestRefusal));
        stage.Holds(Bar.AtMost("their slowest, beyond that of known ones", 1200, "ms"), cold.Slowest - known.Median);

        await stage.AdvanceAsync(TimeSpan.FromHours(2), both);
        var beyond = await stage.Asker.HerdAsync(places, [hub], stage.Over);
        stage.Holds(Bar.AtMost("answers given from beyond the stale window", 0, "answers"), beyond.Good);
    }
}
