using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F25: callers ask the other replica where one does not answer, as a balancer does.</summary>
internal static class KilledReplica
{
    internal static readonly Drill Drill = new("F25", "a replica is killed under load and comes back", "behind a balancer that retries nobody notices", RunAsync)
    {
        Needs = [Programs.Redis],
    };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync(redis: true);
        Replica[] hubs = [await stage.ReplicaAsync(port: Programs.FreePort()), await stage.ReplicaAsync()];
        var warm = stage.NewPlaces(30);
        await stage.WarmAsync(warm, hubs);

        var load = stage.Asker.FlowAsync(
            350, 50, number => number % 25 == 0 ? stage.NewPlace() : warm[number % warm.Length], number => [hubs[number % 2], hubs[1 - (number % 2)]], stage.Over);
        await stage.PauseAsync(2);
        var killed = hubs[0];
        await killed.Process.KillAsync();
        await stage.PauseAsync(1);
        hubs[0] = await stage.ReplicaAsync(port: new Uri(killed.Address).Port);
        var answers = await load;
        stage.Tell(answers);
        stage.Holds(Bars.NotGood, answers.NotGood);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));

        await hubs[0].Process.KillAsync();
        var alone = await stage.Asker.FlowAsync(50, 50, number => warm[number % warm.Length], number => [hubs[number % 2]], stage.Over);
        stage.Breaks(Bars.NotGood, alone.NotGood, "nobody retries");
    }
}
