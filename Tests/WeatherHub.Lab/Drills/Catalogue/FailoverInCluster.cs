using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F22 in a cluster of six: slots move from one master to another, then one master dies.</summary>
internal static class FailoverInCluster
{
    private const int Replicas = 3;
    private const int Slots = 2000;

    internal static async Task RunAsync(DrillContext context)
    {
        var cluster = await RedisCluster.StartAsync(context);
        var hubs = await context.FleetAsync(Replicas, cluster.Settings);
        var masters = await cluster.MastersAsync();

        await new SharedLoad(context, hubs).WhileAsync(() => RedisCluster.MoveSlotsAsync(context, masters[0], masters[1], Slots));
        context.Log($"{Slots} slots moved under load");
        await SharesAsync();

        await new SharedLoad(context, hubs).WhileAsync(() => masters[1].Process.KillAsync());
        context.Log("one of three masters died under load");
        await SharesAsync();

        var alone = await context.FleetAsync(2, ["ConnectionStrings:Redis="]);
        await context.WarmAsync(context.NewPlaces(2), alone);
        context.Breaks(SharedLoad.Once, (await SharedLoad.AfterwardsAsync(context, alone)).Calls, "no Redis");

        async Task SharesAsync()
        {
            var (places, calls) = await SharedLoad.AfterwardsAsync(context, hubs);
            context.Holds(SharedLoad.Once, calls);
            var kept = await SharedLoad.KeptAsync(places, await cluster.MastersAsync());
            context.Holds(Bar.AtLeast("new places that the masters keep, of all", 1, "share"), (double)kept / places.Length);
        }
    }
}
