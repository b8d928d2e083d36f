using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;
using WeatherHub.Lab.Drills.Proxy;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F03.</summary>
internal static class BlackHole
{
    private const string Vendor = "met-norway";
    private const double GiveUp = 8;
    private const int Recoveries = 3;

    internal static readonly Drill Drill = new("F03", "a vendor's connections stand and say nothing", "the rest answer, and it is back soon after it heals", RunAsync) { WithEveryChange = false };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync();
        var hole = stage.Between(Vendor);
        var hub = await stage.ReplicaAsync(["Hub:Transport:AttemptTimeout=00:00:02", Bars.UsualDeadline]);
        var load = new WarmAndCold(stage, hub, Vendor);
        await load.RunAsync(() => hole.Set(Direction.Down, new Silence()), hole.Clear);
        await load.JudgeAsync();

        var back = Bar.AtMost("until the healed vendor is in an answer again", 5, "s");
        List<Answer> all = [];
        List<double> took = [];
        for (var recovery = 0; recovery < Recoveries; recovery++)
        {
            hole.Set(Direction.Down, new Silence());
            var answers = await stage.Asker.ForAsync(5 + stage.Random.NextDouble(), 12, stage.NewPlace, hub, stage.Over);
            all.AddRange(answers.All);
            if (recovery == 0) stage.Breaks(back, await UntilBackAsync(stage, hub), "not healed");
            hole.Clear();
            took.Add(await UntilBackAsync(stage, hub));
        }

        stage.Holds(Bars.NotGood, new Answers(all).NotGood);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(new Answers(all)));
        stage.Say($"back after {string.Join(", ", took.Select(seconds => $"{seconds:0.0}"))} s");
        stage.Holds(back, Quantiles.Median(took));
    }

    // When the first question was asked that was answered with it.
    private static async Task<double> UntilBackAsync(Stage stage, Replica hub)
    {
        var since = stage.Clock.GetTimestamp();
        while (stage.Clock.GetElapsedTime(since).TotalSeconds < GiveUp)
        {
            var asked = stage.Clock.GetElapsedTime(since).TotalSeconds;
            var answer = await stage.Asker.AskAsync(stage.NewPlace(), [hub], stage.Over);
            if (answer.IsGood && answer.State(Vendor) == "ok") return asked;
            await stage.PauseAsync(0.1);
        }

        return GiveUp;
    }
}
