using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F10.</summary>
internal static class Bomb
{
    private const int Places = 40;

    internal static readonly Drill Drill = new("F10", "a vendor sends 130 kB that unpack to 128 MiB", "memory hardly grows, and the rest answer", RunAsync) { WithEveryChange = false };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync();
        var hub = await stage.ReplicaAsync(Bars.Insistent);
        var calm = await stage.ReplicaAsync(Bars.Insistent);
        var greedy = await stage.ReplicaAsync([.. Bars.Insistent, "Hub:Transport:BodyLimit=67108864"]);
        foreach (var replica in new[] { hub, calm, greedy }) await stage.Asker.InTurnAsync(stage.NewPlaces(Places), _ => replica, stage.Over);

        var growth = Bar.AtMost("memory beyond the control run, at its peak", 16, "MiB");
        var (usual, _) = await PeakAsync(stage, calm);
        await stage.Vendors.FailAsync("met-norway", """{"body":"bomb"}""");
        var (bombed, answers) = await PeakAsync(stage, hub);
        stage.Say($"{answers.Count} answers: {answers}; control run grew by {usual:0.#} MiB");
        stage.Holds(Bars.NotGood, answers.NotGood);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));
        stage.Holds(growth, bombed - usual);
        stage.Breaks(growth, (await PeakAsync(stage, greedy)).Mebibytes - usual, "bodies of up to 64 MiB are taken");
    }

    private static async Task<(double Mebibytes, Load.Answers Answers)> PeakAsync(Stage stage, Replica replica)
    {
        var (before, peak) = (replica.Process.ResidentBytes, 0L);
        var load = stage.Asker.InTurnAsync(stage.NewPlaces(Places), _ => replica, stage.Over);
        while (!load.IsCompleted)
        {
            peak = Math.Max(peak, replica.Process.ResidentBytes);
            await Task.WhenAny(load, stage.PauseAsync(0.02));
        }

        return ((peak - before) / (double)(1 << 20), await load);
    }
}
