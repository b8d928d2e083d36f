using System.Globalization;
using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F21.</summary>
internal static class RedisUnwilling
{
    private const int PerSecond = 40;
    private const int OneColdIn = 10;
    private const double Lasts = 1.5;

    internal static readonly Drill Drill = new(
        "F21", "Redis is full, evicting, read-only, pausing, loading, then flushed", "nobody notices, and what was lost is asked for once",
        RunAsync)
    {
        Needs = [Programs.Redis],
    };

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync(redis: true, "--dir", context.Keep(new TemporaryFolder()).Path);
        var hubs = await context.FleetAsync(2);
        var warm = context.NewPlaces(20);
        await context.WarmAsync(warm, hubs);
        await TroubleAsync(context, hubs, warm);

        var refills = Bar.AtMost("calls per vendor endpoint and place that was flushed", 1, "calls");
        context.Holds(refills, await RefillsAsync(context, hubs, warm, []));
        context.Breaks(refills, await RefillsAsync(context, hubs, warm, ["ConnectionStrings:Redis="]), "no Redis");
    }

    private static async Task TroubleAsync(DrillContext context, Replica[] hubs, Place[] warm)
    {
        var redis = context.Redis!;
        var before = await context.Vendors.CallsAsync(Vendors.OfOneCall);
        var cold = new List<Place>();
        var load = context.Load.FlowAsync(PerSecond * 16, PerSecond, Where, number => [hubs[number / OneColdIn % 2]], context.Over);

        await redis.ExecuteAsync("CONFIG", "SET", "maxmemory", "1mb");
        await context.PauseAsync(Lasts);
        await redis.ExecuteAsync("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
        await redis.ExecuteAsync("CONFIG", "SET", "maxmemory", $"{await UsedAsync(redis) - (16 << 10)}");
        await context.PauseAsync(Lasts);
        await redis.ExecuteAsync("CONFIG", "SET", "maxmemory", "0");
        await redis.ExecuteAsync("REPLICAOF", "127.0.0.1", "1");
        await context.PauseAsync(Lasts);
        await redis.ExecuteAsync("REPLICAOF", "NO", "ONE");
        await redis.ExecuteAsync("CLIENT", "PAUSE", "1500", "ALL");
        await context.PauseAsync(2 * Lasts);

        // Some thousand keys, each of which takes it a millisecond to load.
        await redis.ExecuteAsync("EVAL", "for i = 1, 2500 do redis.call('SET', 'filler' .. i, i) end", "0");
        await redis.ExecuteAsync("SAVE");
        await redis.RestartAsync(context.Over, "--key-load-delay", "1000", "--loading-process-events-interval-bytes", "1024");
        context.Holds(Bar.AtLeast("times that Redis said it was loading", 1, "times"), await LoadsAsync(context, redis));
        await redis.ExecuteAsync("FLUSHALL");
        var answers = await load;

        context.LogSummary(answers);
        context.Holds(SharedBars.NotGood, answers.NotGood);
        context.Holds(SharedBars.Wrong, await context.WrongAsync(answers));
        var calls = await context.Vendors.CallsAsync(Vendors.OfOneCall) - before;
        context.Holds(Bar.AtMost("calls per vendor endpoint, new place and replica", 1, "calls"), calls / (cold.Count * 2.0));

        // Each new place on one replica, then on the other.
        Place Where(int number)
        {
            if (number % OneColdIn > 0) return warm[number % warm.Length];
            if (number / OneColdIn % 2 == 0) cold.Add(context.NewPlace());
            return cold[^1];
        }
    }

    /// <summary>Flushes under load, and asks replicas that are new about what was there.</summary>
    private static async Task<double> RefillsAsync(DrillContext context, Replica[] hubs, Place[] lost, string[] settings)
    {
        var fresh = await context.FleetAsync(2, settings);
        await context.WarmAsync(context.NewPlaces(3), fresh);
        var before = await context.Vendors.CallsAsync(Vendors.OfOneCall);
        var load = context.Load.FlowAsync(
            PerSecond * 3, PerSecond, number => lost[number % lost.Length], number => [hubs[number % 2]], context.Over);
        await context.Redis!.ExecuteAsync("FLUSHALL");
        var asked = await Task.WhenAll(fresh.Select(replica => context.Load.InTurnAsync(lost, _ => replica, context.Over)));
        var answers = new Answers([.. (await load).All, .. asked.SelectMany(some => some.All)]);
        context.Holds(SharedBars.NotGood, answers.NotGood);
        context.Holds(SharedBars.Wrong, await context.WrongAsync(answers));
        return (double)(await context.Vendors.CallsAsync(Vendors.OfOneCall) - before) / lost.Length;
    }

    private static async Task<int> LoadsAsync(DrillContext context, RedisStore redis)
    {
        for (var times = 0; ; times++)
        {
            try
            {
                await redis.ExecuteAsync("GET", "filler1");
                return times;
            }
            catch (InvalidOperationException refusal) when (refusal.Message.Contains("LOADING", StringComparison.Ordinal))
            {
                await context.PauseAsync(0.1);
            }
        }
    }

    private static async Task<long> UsedAsync(RedisStore redis)
    {
        const string Said = "used_memory:";
        var told = string.Concat(await redis.ExecuteAsync("INFO", "memory"));
        var at = told.IndexOf(Said, StringComparison.Ordinal) + Said.Length;
        return long.Parse(told.AsSpan(at, told.IndexOf('\r', at) - at), CultureInfo.InvariantCulture);
    }
}
