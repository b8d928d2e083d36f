using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Processes;
using WeatherHub.Lab.Drills.Proxy;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>Breaks one to three things at random, and mends them.</summary>
/// <param name="context">Whose vendors and Redis.</param>
/// <param name="hubs">The replicas; one that was killed is replaced here.</param>
/// <param name="wire">Between replicas and Redis.</param>
/// <param name="settings">What a replaced replica is started with.</param>
internal sealed class Breaker(DrillContext context, Replica[] hubs, FaultProxy wire, string[] settings)
{
    private readonly Dictionary<string, int> done = [];
    private bool isJumping;

    /// <summary>Whether a replica is stopped at the moment.</summary>
    internal bool IsAnyFrozen { get; private set; }

    /// <summary>What was done so far.</summary>
    internal string Told => string.Join(", ", done.OrderByDescending(item => item.Value).Select(item => $"{item.Value} × {item.Key}"));

    /// <summary>Whether clocks jump now; once an episode.</summary>
    internal bool JumpsNow()
    {
        var jumps = isJumping;
        isJumping = false;
        return jumps;
    }

    /// <summary>Breaks something, and gives what mends it.</summary>
    internal async Task<Func<Task>> BreakAsync()
    {
        List<Func<Task>> mend = [];
        var dice = context.Random.Next(100);
        if (dice < 75) mend.Add(await VendorsAsync());
        if (dice is < 10 or >= 60 and < 90) mend.Add(await RedisAsync());
        if (dice is < 5 or >= 55 and < 65 or >= 85) mend.Add(await ReplicaAsync());
        isJumping = context.Random.Next(12) == 0;
        if (isJumping) Count("clocks jump");
        return async () =>
        {
            foreach (var one in mend) await one();
        };
    }

    private async Task<Func<Task>> VendorsAsync()
    {
        var chosen = Vendors.All[..];
        context.Random.Shuffle(chosen);
        foreach (var (id, _) in chosen.Take(context.Random.Next(1, 5)))
        {
            await context.Vendors.FailAsync(id, VendorFaults.Any(context.Random));
            Count("vendor");
        }

        return context.Vendors.HealAllAsync;
    }

    private async Task<Func<Task>> RedisAsync()
    {
        var redis = context.Redis!;
        switch (context.Random.Next(7))
        {
            case 0:
                Count("Redis stopped");
                redis.Process.Freeze();
                return () => Task.Run(redis.Process.Continue);
            case 1:
                Count("Redis killed");
                await redis.Process.KillAsync();
                return () => redis.RestartAsync(context.Over);
            case 2:
                Count("Redis flushed");
                await redis.ExecuteAsync("FLUSHALL");
                return () => Task.CompletedTask;
            case 3:
                Count("Redis read-only");
                await redis.ExecuteAsync("REPLICAOF", "127.0.0.1", "1");
                return () => redis.ExecuteAsync("REPLICAOF", "NO", "ONE");
            case 4:
                Count("Redis full");
                await redis.ExecuteAsync("CONFIG", "SET", "maxmemory", "1mb");
                return () => redis.ExecuteAsync("CONFIG", "SET", "maxmemory", "0");
            case 5:
                Count("Redis unreachable");
                wire.GoDown();
                return () => Task.Run(wire.GoUp);
            default:
                Count("Redis slow");
                wire.Set(Direction.Down, new Latency(TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(100)));
                return () => Task.Run(wire.Clear);
        }
    }

    private async Task<Func<Task>> ReplicaAsync()
    {
        var index = context.Random.Next(hubs.Length);
        var hub = hubs[index];
        if (context.Random.Next(2) == 0)
        {
            Count("replica stopped");
            hub.Process.Freeze();
            IsAnyFrozen = true;
            return () =>
            {
                hub.Process.Continue();
                IsAnyFrozen = false;
                return Task.CompletedTask;
            };
        }

        Count("replica killed");
        await hub.Process.KillAsync();
        return async () =>
        {
            var fresh = await context.ReplicaAsync(settings, clocked: true);
            await fresh.AdvanceAsync(context.Load.Ahead);
            hubs[index] = fresh;
            await hub.DisposeAsync();
        };
    }

    private void Count(string what) => done[what] = done.GetValueOrDefault(what) + 1;
}
