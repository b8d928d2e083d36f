using WeatherHub.Lab.Drills.Framework;

namespace WeatherHub.Lab.Drills.Processes;

/// <summary>
/// A master, a copy of it, and three sentinels who put the copy in the master's place when two of them miss it for a second.
/// </summary>
internal sealed class WatchedRedis
{
    private const string Name = "weather";
    private const int Watchers = 3;

    private readonly List<int> sentinels = [];

    private WatchedRedis(RedisStore master, RedisStore copy) => (Master, Copy) = (master, copy);

    internal RedisStore Master { get; }

    internal RedisStore Copy { get; }

    internal RedisStore[] Both => [Master, Copy];

    /// <summary>As replicas are told.</summary>
    internal string[] Settings =>
    [
        $"ConnectionStrings:Redis={string.Join(',', sentinels.Select(port => $"127.0.0.1:{port}"))},"
            + $"serviceName={Name},{RedisStore.Hasty}",
    ];

    internal static async Task<WatchedRedis> StartAsync(DrillContext context)
    {
        var folder = context.Keep(new TemporaryFolder());
        var master = context.Keep(await RedisStore.StartAsync(context.Over));
        var copy = context.Keep(
            await RedisStore.StartAsync(context.Over, 0, "--replicaof", "127.0.0.1", $"{master.Port}", "--dir", folder.Path));
        await UntilAsync(context, copy.Port, "replication", "master_link_status:up");
        var watched = new WatchedRedis(master, copy);
        for (var number = 0; number < Watchers; number++)
        {
            var port = Programs.FreePort();
            var file = Path.Combine(folder.Path, $"sentinel-{port}.conf");
            await File.WriteAllTextAsync(file, $"""
                port {port}
                bind 127.0.0.1
                sentinel monitor {Name} 127.0.0.1 {master.Port} 2
                sentinel down-after-milliseconds {Name} 1000
                sentinel failover-timeout {Name} 4000

                """);
            var sentinel = context.Keep(Child.Start("a sentinel", Programs.Sentinel, [file]));
            await sentinel.SaysAsync("(Sentinel ID is)", context.Over);
            watched.sentinels.Add(port);
        }

        foreach (var port in watched.sentinels) await UntilAsync(context, port, "sentinel", $"slaves=1,sentinels={Watchers}");
        return watched;
    }

    /// <summary>Kills whichever is the master now.</summary>
    internal async Task KillMasterAsync()
    {
        foreach (var store in Both)
            if (await store.ExecuteAsync("ROLE") is ["master", ..]) await store.Process.KillAsync();
    }

    /// <summary>
    /// Starts the one that is dead as the other's copy, as sentinels would make it sooner or later, and waits until it is one.
    /// </summary>
    internal async Task ReviveAsync(DrillContext context)
    {
        var (dead, living) = (Both.Single(store => !store.Process.IsRunning), Both.Single(store => store.Process.IsRunning));
        await UntilAsync(context, living.Port, "replication", "role:master");
        await dead.RestartAsync(context.Over);
        await dead.ExecuteAsync("REPLICAOF", "127.0.0.1", $"{living.Port}");
        await UntilAsync(context, dead.Port, "replication", "master_link_status:up");
        foreach (var port in sentinels) await UntilAsync(context, port, "sentinel", "status=ok");
    }

    /// <summary>Waits until a server says something of itself.</summary>
    internal static async Task UntilAsync(DrillContext context, int port, string section, string said)
    {
        for (var attempt = 0; attempt < 120; attempt++)
        {
            if ((await RedisStore.ExecuteAsync(port, "INFO", section)).Any(told => told.Contains(said, StringComparison.Ordinal))) return;
            await context.PauseAsync(0.25);
        }

        throw new InvalidOperationException($"the server on port {port} never said {said}");
    }
}
