using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;
using WeatherHub.Lab.Drills.Proxy;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F22. With every change the sentinels' part alone.</summary>
internal static class Failover
{
    private const int Replicas = 3;

    internal static readonly Drill Drill = new(
        "F22", "the master dies under load, of three sentinels and of a cluster, and slots move",
        "nobody notices, and the fleet goes on sharing with the new master", RunAsync)
    {
        Needs = [Programs.Redis, Programs.Sentinel, Programs.RedisCli],
    };

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync();
        await BySentinelsAsync(context);
        if (context.Sizes.IsFull) await FailoverInCluster.RunAsync(context);
    }

    private static async Task BySentinelsAsync(DrillContext context)
    {
        var redis = await WatchedRedis.StartAsync(context);
        var hubs = await context.FleetAsync(Replicas, redis.Settings);
        var far = context.Keep(FaultProxy.Start(context.Vendors.Port, context.Clock, context.Random));
        var leader = await context.ReplicaAsync(
            [.. redis.Settings, .. Vendors.All.Select(
                vendor => $"Providers:{vendor.Section}:BaseAddress=http://127.0.0.1:{far.Port}/{vendor.Id}")]);
        var astray = await context.FleetAsync(2, [$"ConnectionStrings:Redis={redis.Master.ConnectionString}"]);
        var led = context.NewPlace();
        var known = new Dictionary<string, long>();
        await context.WarmAsync(context.NewPlaces(2), [leader, .. astray]);
        await new SharedLoad(context, hubs).WhileAsync(async () =>
        {
            // A leader falls silent while it asks, just before the master dies.
            far.Set(Direction.Down, new Latency(TimeSpan.FromSeconds(2)));
            _ = context.Load.RequestAsync(led, [leader], context.Over);
            await context.PauseAsync(0.7);
            leader.Process.Freeze();
            far.Clear();
            known = await Entries.FencesAsync(redis.Master);
            await redis.Master.Process.KillAsync();
        });

        context.Holds(
            Bar.AtMost("entries whose lease number went backwards", 0, "entries"), Behind(known, await Entries.FencesAsync(redis.Copy)));
        await LateLeaderAsync(context, redis.Copy, leader, hubs[1], led);
        var (places, calls) = await SharedLoad.AfterwardsAsync(context, hubs);
        context.Holds(SharedLoad.Once, calls);
        context.Holds(
            Bar.AtLeast("new places that the new master keeps, of all", 1, "share"), (double)await SharedLoad.KeptAsync(
                places, [redis.Copy]) / places.Length);
        context.Breaks(
            SharedLoad.Once, (await SharedLoad.AfterwardsAsync(context, astray)).Calls,
            "replicas know the dead master's address and no sentinel");
        if (context.Sizes.IsFull) await CostAsync(context, redis);
    }

    private static async Task CostAsync(DrillContext context, WatchedRedis redis)
    {
        const string Deadline = "Hub:Reports:SharedDeadline=00:00:00.040";
        await redis.ReviveAsync(context);
        var (control, tested) =
            (await RedisCost.ControlAsync(context, Deadline), await context.ReplicaAsync([.. redis.Settings, Deadline]));
        await context.WarmAsync(context.NewPlaces(20), [tested, control]);
        var cost = new RedisCost(context, tested, control, redis.Both);
        await cost.MeasureAsync(redis.KillMasterAsync, () => redis.ReviveAsync(context));
        await cost.HoldAsync("the master of sentinels dies");
    }

    private static async Task LateLeaderAsync(DrillContext context, RedisStore master, Replica leader, Replica successor, Place led)
    {
        await context.Load.RequestAsync(led, [successor], context.Over);
        await context.PauseAsync(1);
        var landed = await LedAsync();
        leader.Process.Continue();
        await context.PauseAsync(3);
        var now = await LedAsync();
        context.Log($"{landed.Count} entries of the successor, before and after the leader of before woke up");
        context.Holds(Bar.AtLeast("entries of the frozen leader's successor", 3, "entries"), landed.Count);
        context.Holds(Bar.AtMost("of these replaced by the leader of before", 0, "entries"), Behind(landed, now));

        async Task<Dictionary<string, long>> LedAsync() =>
            (await Entries.FencesAsync(master)).Where(entry => entry.Key.Contains(led.Cell, StringComparison.Ordinal))
                .ToDictionary(entry => entry.Key, entry => entry.Value);
    }

    private static int Behind(Dictionary<string, long> before, Dictionary<string, long> after) =>
        before.Count(entry => after.TryGetValue(entry.Key, out var fence) && fence < entry.Value);
}
