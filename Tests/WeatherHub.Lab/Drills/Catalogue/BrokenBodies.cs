using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;
using WeatherHub.Lab.Drills.Proxy;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F09.</summary>
internal static class BrokenBodies
{
    private static readonly Toxic[][] Breakages =
        [[new LimitData(700)], [new Bandwidth(4000), new ResetPeer(TimeSpan.FromMilliseconds(200))]];

    internal static readonly Drill Drill = new("F09", "a vendor's answers break off or are reset half way", "the rest answer", RunAsync);

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync();
        var wires = Vendors.Here.ToDictionary(vendor => vendor, context.Between);
        var hub = await context.ReplicaAsync();
        await context.WarmAsync(context.NewPlaces(3), [hub]);
        List<Answer> all = [];
        foreach (var breakage in Breakages)
        {
            wires[Vendors.OfOneCall].Set(Direction.Down, breakage);
            all.AddRange((await context.Load.InTurnAsync(context.NewPlaces(20), _ => hub, context.Over)).All);
        }

        var answers = new Answers(all);
        context.LogSummary(answers);
        context.Holds(SharedBars.NotGood, answers.NotGood);
        context.Holds(SharedBars.Wrong, await context.WrongAsync(answers));

        foreach (var wire in wires.Values) wire.Set(Direction.Down, Breakages[0]);
        var none = await context.Load.InTurnAsync(context.NewPlaces(6), _ => hub, context.Over);
        context.Breaks(SharedBars.NotGood, none.NotGood, "every vendor's answers break off");
    }
}
