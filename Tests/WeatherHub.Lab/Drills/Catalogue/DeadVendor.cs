using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Processes;
using WeatherHub.Lab.Drills.Proxy;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F02.</summary>
internal static class DeadVendor
{
    private const double Learning = 3;
    private const double Measured = 10;

    internal static readonly Drill Drill = new("F02", "a vendor resets every connection", "the rest answer, and it is hardly tried", RunAsync);

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync();
        var dead = stage.Between("met-norway");
        dead.Set(Direction.Down, new ResetPeer());
        var hub = await stage.ReplicaAsync();
        var insistent = await stage.ReplicaAsync(Bars.Insistent);

        var probes = Bar.AtMost("connections to the dead vendor per replica and 5 s", 2, "connections");
        var (tries, answers) = await LoadAsync(hub);
        stage.Tell(answers);
        stage.Holds(Bars.NotGood, answers.NotGood);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));
        stage.Holds(probes, tries);
        stage.Breaks(probes, (await LoadAsync(insistent)).Tries, "no circuit and no memory of failures");

        async Task<(double Tries, Load.Answers Answers)> LoadAsync(Replica replica)
        {
            await stage.Asker.ForAsync(Learning, 12, stage.NewPlace, replica, stage.Over);
            var before = dead.Accepted;
            var load = await stage.Asker.ForAsync(Measured, 12, stage.NewPlace, replica, stage.Over);
            return ((dead.Accepted - before) / (Measured / 5), load);
        }
    }
}
