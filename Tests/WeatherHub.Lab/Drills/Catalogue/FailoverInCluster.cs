using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F22 in a cluster of six: slots move from one master to another, then one master dies.</summary>
internal static class FailoverInCluster
{
    private const int Replicas = 3;
    private const int Slots = 2000;

    internal static async Task RunAsync(Stage stage)
    {
        var cluster = await RedisCluster.StartAsync(stage);
        var hubs = await stage.FleetAsync(Replicas, cluster.Settings);
        var masters = await cluster.MastersAsync();

        await new SharedLoad(stage, hubs).WhileAsync(() => RedisCluster.MoveSlotsAsync(stage, masters[0], masters[1], Slots));
        stage.Say($"{Slots} slots moved under load");
        await SharesAsync();

        await new SharedLoad(stage, hubs).WhileAsync(() => masters[1].Process.KillAsync());
        stage.Say("one of three masters died under load");
        await SharesAsync();

        var alone = await stage.FleetAsync(2, ["ConnectionStrings:Redis="]);
        await stage.WarmAsync(stage.NewPlaces(2), alone);
        stage.Breaks(SharedLoad.Once, (await SharedLoad.AfterwardsAsync(stage, alone)).Calls, "no Redis");

        async Task SharesAsync()
        {
            var (places, calls) = await SharedLoad.AfterwardsAsync(stage, hubs);
            stage.Holds(SharedLoad.Once, calls);
            var kept = await SharedLoad.KeptAsync(places, await cluster.MastersAsync());
            stage.Holds(Bar.AtLeast("new places that the masters keep, of all", 1, "share"), (double)kept / places.Length);
        }
    }
}
