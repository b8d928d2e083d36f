using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F10.</summary>
internal static class Bomb
{
    private const int Places = 40;

    internal static readonly Drill Drill = new(
        "F10", "a vendor sends 130 kB that unpack to 128 MiB", "memory hardly grows, and the rest answer",
        RunAsync)
    { WithEveryChange = false };

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync();
        var hub = await context.ReplicaAsync(SharedBars.Insistent);
        var calm = await context.ReplicaAsync(SharedBars.Insistent);
        var greedy = await context.ReplicaAsync([.. SharedBars.Insistent, "Hub:Transport:BodyLimit=67108864"]);
        foreach (var replica in new[] { hub, calm, greedy })
            await context.Load.InTurnAsync(context.NewPlaces(Places), _ => replica, context.Over);

        var growth = Bar.AtMost("memory beyond the control run, at its peak", 16, "MiB");
        var (usual, _) = await PeakAsync(context, calm);
        await context.Vendors.FailAsync(Vendors.OfOneCall, """{"body":"bomb"}""");
        var (bombed, answers) = await PeakAsync(context, hub);
        context.Log($"{answers.Count} answers: {answers}; control run grew by {usual:0.#} MiB");
        context.Holds(SharedBars.NotGood, answers.NotGood);
        context.Holds(SharedBars.Wrong, await context.WrongAsync(answers));
        context.Holds(growth, bombed - usual);
        context.Breaks(growth, (await PeakAsync(context, greedy)).Mebibytes - usual, "bodies of up to 64 MiB are taken");
    }

    private static async Task<(double Mebibytes, Load.Answers Answers)> PeakAsync(DrillContext context, Replica replica)
    {
        var (before, peak) = (replica.Process.ResidentBytes, 0L);
        var load = context.Load.InTurnAsync(context.NewPlaces(Places), _ => replica, context.Over);
        while (!load.IsCompleted)
        {
            peak = Math.Max(peak, replica.Process.ResidentBytes);
            await Task.WhenAny(load, context.PauseAsync(0.02));
        }

        return ((peak - before) / (double)(1 << 20), await load);
    }
}
