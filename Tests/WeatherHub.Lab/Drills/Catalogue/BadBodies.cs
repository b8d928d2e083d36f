using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F08.</summary>
internal static class BadBodies
{
    private static readonly string[] Bodies = ["garbage", "html", "empty", "truncated"];

    internal static readonly Drill Drill = new("F08", "a vendor answers 200 with no weather in it", "it is a failure like any other, and nobody keeps it", RunAsync)
    {
        Needs = [Programs.Redis],
    };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync(redis: true);
        var hub = await stage.ReplicaAsync();
        await stage.WarmAsync(stage.NewPlaces(3), [hub]);
        List<Answer> all = [];
        List<Place> asked = [];
        foreach (var body in Bodies)
        {
            var places = stage.NewPlaces(10);
            await stage.Vendors.FailAsync("met-norway", $$"""{"body":"{{body}}"}""");
            all.AddRange((await stage.Asker.InTurnAsync(places, _ => hub, stage.Over)).All);
            asked.AddRange(places);
        }

        var poisoned = Bar.AtMost("entries in Redis of what was no weather", 0, "entries");
        var answers = new Answers(all);
        stage.Tell(answers);
        stage.Holds(Bars.NotGood, answers.NotGood);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));
        stage.Holds(poisoned, await KeptAsync(stage, asked));

        var lied = stage.NewPlaces(5);
        await stage.Vendors.FailAllAsync("""{"offset":8}""");
        var lies = await stage.Asker.HerdAsync(lied, [hub], stage.Over);
        await stage.PauseAsync(1);
        stage.Breaks(Bars.Wrong, await stage.WrongAsync(lies), "every vendor lies in a way that no reader can see");
        stage.Breaks(poisoned, await KeptAsync(stage, lied), "the same");
    }

    private static async Task<int> KeptAsync(Stage stage, IReadOnlyList<Place> places)
    {
        var keys = await Entries.KeysAsync(stage, places);
        return keys.Count(key => key.Contains("report/met-norway/", StringComparison.Ordinal));
    }
}
