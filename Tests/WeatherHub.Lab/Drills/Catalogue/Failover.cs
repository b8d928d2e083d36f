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
        "F22", "the master dies under load, of three sentinels and of a cluster, and slots move", "nobody notices, and the fleet goes on sharing with the new master", RunAsync)
    {
        Needs = [Programs.Redis, Programs.Sentinel, Programs.RedisCli],
    };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync();
        await BySentinelsAsync(stage);
        if (stage.Sizes.IsFull) await FailoverInCluster.RunAsync(stage);
    }

    private static async Task BySentinelsAsync(Stage stage)
    {
        var redis = await WatchedRedis.StartAsync(stage);
        var hubs = await stage.FleetAsync(Replicas, redis.Settings);
        var far = stage.Keep(FaultProxy.Start(stage.Vendors.Port, stage.Clock, stage.Random));
        var leader = await stage.ReplicaAsync(
            [.. redis.Settings, .. Vendors.All.Select(vendor => $"Providers:{vendor.Section}:BaseAddress=http://127.0.0.1:{far.Port}/{vendor.Id}")]);
        var astray = await stage.FleetAsync(2, [$"ConnectionStrings:Redis={redis.Master.ConnectionString}"]);
        var led = stage.NewPlace();
        var known = new Dictionary<string, long>();
        await stage.WarmAsync(stage.NewPlaces(2), [leader, .. astray]);
        await new SharedLoad(stage, hubs).WhileAsync(async () =>
        {
            // A leader falls silent while it asks, just before the master dies.
            far.Set(Direction.Down, new Latency(TimeSpan.FromSeconds(2)));
            _ = stage.Asker.AskAsync(led, [leader], stage.Over);
            await stage.PauseAsync(0.7);
            leader.Process.Freeze();
            far.Clear();
            known = await Entries.FencesAsync(redis.Master);
            await redis.Master.Process.KillAsync();
        });

        stage.Holds(Bar.AtMost("entries whose lease number went backwards", 0, "entries"), Behind(known, await Entries.FencesAsync(redis.Copy)));
        await LateLeaderAsync(stage, redis.Copy, leader, hubs[1], led);
        var (places, calls) = await SharedLoad.AfterwardsAsync(stage, hubs);
        stage.Holds(SharedLoad.Once, calls);
        stage.Holds(
            Bar.AtLeast("new places that the new master keeps, of all", 1, "share"), (double)await SharedLoad.KeptAsync(places, [redis.Copy]) / places.Length);
        stage.Breaks(SharedLoad.Once, (await SharedLoad.AfterwardsAsync(stage, astray)).Calls, "replicas know the dead master's address and no sentinel");
        if (stage.Sizes.IsFull) await CostAsync(stage, redis);
    }

    private static async Task CostAsync(Stage stage, WatchedRedis redis)
    {
        const string Deadline = "Hub:Reports:SharedDeadline=00:00:00.040";
        await redis.ReviveAsync(stage);
        var (control, tested) = (await RedisCost.ControlAsync(stage, Deadline), await stage.ReplicaAsync([.. redis.Settings, Deadline]));
        await stage.WarmAsync(stage.NewPlaces(20), [tested, control]);
        var cost = new RedisCost(stage, tested, control, redis.Both);
        await cost.MeasureAsync(redis.KillMasterAsync, () => redis.ReviveAsync(stage));
        await cost.HoldAsync("the master of sentinels dies");
    }

    private static async Task LateLeaderAsync(Stage stage, RedisStore master, Replica leader, Replica successor, Place led)
    {
        await stage.Asker.AskAsync(led, [successor], stage.Over);
        await stage.PauseAsync(1);
        var landed = await LedAsync();
        leader.Process.Continue();
        await stage.PauseAsync(3);
        var now = await LedAsync();
        stage.Say($"{landed.Count} entries of the successor, before and after the leader of before woke up");
        stage.Holds(Bar.AtLeast("entries of the frozen leader's successor", 3, "entries"), landed.Count);
        stage.Holds(Bar.AtMost("of these replaced by the leader of before", 0, "entries"), Behind(landed, now));

        async Task<Dictionary<string, long>> LedAsync() =>
            (await Entries.FencesAsync(master)).Where(entry => entry.Key.Contains(led.Cell, StringComparison.Ordinal)).ToDictionary(entry => entry.Key, entry => entry.Value);
    }

    private static int Behind(Dictionary<string, long> before, Dictionary<string, long> after) =>
        before.Count(entry => after.TryGetValue(entry.Key, out var fence) && fence < entry.Value);
}
