using System.Net;
using System.Net.Sockets;
using WeatherHub.Lab.Drills.Framework;

namespace WeatherHub.Lab.Drills.Processes;

/// <summary>Three masters with a copy each, that notice within a second or two when one is gone.</summary>
internal sealed class RedisCluster
{
    private const int Count = 6;
    private const int LowestPort = 16_000;
    private const int HighestPort = 21_000;

    // Nodes speak to each other on a port of their own, so far above the other.
    private const int BusAbove = 10_000;

    private RedisCluster(RedisStore[] nodes) => Nodes = nodes;

    internal IReadOnlyList<RedisStore> Nodes { get; }

    /// <summary>As replicas are told.</summary>
    internal string[] Settings =>
        [$"ConnectionStrings:Redis={string.Join(',', Nodes.Select(node => $"127.0.0.1:{node.Port}"))},{RedisStore.Hasty}"];

    internal static async Task<RedisCluster> StartAsync(DrillContext context)
    {
        var folder = context.Keep(new TemporaryFolder());
        var nodes = new RedisStore[Count];
        for (var number = 0; number < Count; number++)
        {
            nodes[number] = context.Keep(await RedisStore.StartAsync(
                context.Over, FreePort(
                    context.Random), "--cluster-enabled", "yes", "--cluster-config-file", $"nodes-{number}.conf", "--cluster-node-timeout",
                    "1000", "--dir", folder.Path));
        }

        await CliAsync(
            context, ["create", .. nodes.Select(node => $"127.0.0.1:{node.Port}"), "--cluster-replicas", "1", "--cluster-yes"],
            "(All 16384 slots covered)");
        var cluster = new RedisCluster(nodes);
        foreach (var node in nodes) await UntilAsync(context, node, "cluster_state:ok");
        foreach (var copy in nodes.Except(await cluster.MastersAsync()))
            await WatchedRedis.UntilAsync(context, copy.Port, "replication", "master_link_status:up");
        return cluster;
    }

    /// <summary>Those of the nodes that answer and are masters.</summary>
    internal async Task<IReadOnlyList<RedisStore>> MastersAsync()
    {
        List<RedisStore> masters = [];
        foreach (var node in Nodes.Where(node => node.Process.IsRunning))
            if ((await node.ExecuteAsync("ROLE"))[0] == "master") masters.Add(node);
        return masters;
    }

    /// <summary>Moves slots from one master to another while both serve.</summary>
    internal static async Task MoveSlotsAsync(DrillContext context, RedisStore from, RedisStore to, int slots)
    {
        var (source, target) = ((await from.ExecuteAsync("CLUSTER", "MYID"))[0], (await to.ExecuteAsync("CLUSTER", "MYID"))[0]);
        await CliAsync(
            context,
            ["reshard", $"127.0.0.1:{from.Port}", "--cluster-from", source, "--cluster-to", target, "--cluster-slots", $"{slots}",
                "--cluster-yes"],
            $"(Moving slot \\d+ from .*)");
    }

    /// <summary>Waits until a node says something of the cluster.</summary>
    internal static async Task UntilAsync(DrillContext context, RedisStore node, string said)
    {
        for (var attempt = 0; attempt < 120; attempt++)
        {
            if ((await node.ExecuteAsync("CLUSTER", "INFO")).Any(told => told.Contains(said, StringComparison.Ordinal))) return;
            await context.PauseAsync(0.25);
        }

        throw new InvalidOperationException($"the node on port {node.Port} never said {said}");
    }

    private static async Task CliAsync(DrillContext context, IEnumerable<string> command, string said)
    {
        var tool = context.Keep(Child.Start("redis-cli", Programs.RedisCli, ["--cluster", .. command]));
        await tool.SaysAsync(said, context.Over);
        while (tool.IsRunning) await context.PauseAsync(0.1);
    }

    private static int FreePort(Random random)
    {
        while (true)
        {
            var port = random.Next(LowestPort, HighestPort);
            if (IsFree(port) && IsFree(port + BusAbove)) return port;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
