using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Processes;
using WeatherHub.Lab.Drills.Proxy;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F03.</summary>
internal static class BlackHole
{
    private const double GiveUp = 15;

    internal static readonly Drill Drill = new("F03", "a vendor's connections stand and say nothing", "the rest answer, and it is back soon after it heals", RunAsync) { WithEveryChange = false };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync();
        var hole = stage.Between("met-norway");
        var hub = await stage.ReplicaAsync(["Hub:Transport:AttemptTimeout=00:00:02"]);
        await stage.WarmAsync(stage.NewPlaces(3), [hub]);

        hole.Set(Direction.Down, new Silence());
        var answers = await stage.Asker.ForAsync(6, 12, stage.NewPlace, hub, stage.Over);
        stage.Tell(answers);
        stage.Holds(Bars.NotGood, answers.NotGood);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));

        // Five seconds of an open circuit, and the question that closes it.
        var back = Bar.AtMost("until the healed vendor is in an answer again", 7, "s");
        stage.Breaks(back, await UntilBackAsync(stage, hub), "not healed");
        hole.Clear();
        stage.Holds(back, await UntilBackAsync(stage, hub));
    }

    private static async Task<double> UntilBackAsync(Stage stage, Replica hub)
    {
        var since = stage.Clock.GetTimestamp();
        while (stage.Clock.GetElapsedTime(since).TotalSeconds < GiveUp)
        {
            var answer = await stage.Asker.AskAsync(stage.NewPlace(), [hub], stage.Over);
            if (answer.IsGood && answer.State("met-norway") == "ok") break;
            await stage.PauseAsync(0.2);
        }

        return stage.Clock.GetElapsedTime(since).TotalSeconds;
    }
}
