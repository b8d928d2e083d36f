using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Proxy;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F09.</summary>
internal static class BrokenBodies
{
    private static readonly Toxic[][] Breakages = [[new LimitData(700)], [new Bandwidth(4000), new ResetPeer(TimeSpan.FromMilliseconds(200))]];

    internal static readonly Drill Drill = new("F09", "a vendor's answers break off or are reset half way", "the rest answer", RunAsync);

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync();
        FaultProxy[] wires = [stage.Between("met-norway"), stage.Between("open-meteo"), stage.Between("bright-sky")];
        var hub = await stage.ReplicaAsync();
        await stage.WarmAsync(stage.NewPlaces(3), [hub]);
        List<Answer> all = [];
        foreach (var breakage in Breakages)
        {
            wires[0].Set(Direction.Down, breakage);
            all.AddRange((await stage.Asker.InTurnAsync(stage.NewPlaces(20), _ => hub, stage.Over)).All);
        }

        var answers = new Answers(all);
        stage.Tell(answers);
        stage.Holds(Bars.NotGood, answers.NotGood);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));

        foreach (var wire in wires) wire.Set(Direction.Down, Breakages[0]);
        var none = await stage.Asker.InTurnAsync(stage.NewPlaces(6), _ => hub, stage.Over);
        stage.Breaks(Bars.NotGood, none.NotGood, "every vendor's answers break off");
    }
}
