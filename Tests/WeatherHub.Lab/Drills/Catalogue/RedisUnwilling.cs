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

    internal static readonly Drill Drill = new("F21", "Redis is full, evicting, read-only, pausing, loading, then flushed", "nobody notices, and what was lost is asked for once", RunAsync)
    {
        Needs = [Programs.Redis],
    };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync(redis: true, "--dir", stage.Keep(new Scratch()).Path);
        var hubs = await stage.FleetAsync(2);
        var warm = stage.NewPlaces(20);
        await stage.WarmAsync(warm, hubs);
        await TroubleAsync(stage, hubs, warm);

        var refills = Bar.AtMost("calls per vendor endpoint and place that was flushed", 1, "calls");
        stage.Holds(refills, await RefillsAsync(stage, hubs, warm, []));
        stage.Breaks(refills, await RefillsAsync(stage, hubs, warm, ["ConnectionStrings:Redis="]), "no Redis");
    }

    private static async Task TroubleAsync(Stage stage, Replica[] hubs, Place[] warm)
    {
        var redis = stage.Redis!;
        var before = await stage.Vendors.CallsAsync("met-norway");
        var cold = new List<Place>();
        var load = stage.Asker.FlowAsync(PerSecond * 16, PerSecond, Where, number => [hubs[number / OneColdIn % 2]], stage.Over);

        await redis.AskAsync("CONFIG", "SET", "maxmemory", "1mb");
        await stage.PauseAsync(Lasts);
        await redis.AskAsync("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
        await redis.AskAsync("CONFIG", "SET", "maxmemory", $"{await UsedAsync(redis) - (16 << 10)}");
        await stage.PauseAsync(Lasts);
        await redis.AskAsync("CONFIG", "SET", "maxmemory", "0");
        await redis.AskAsync("REPLICAOF", "127.0.0.1", "1");
        await stage.PauseAsync(Lasts);
        await redis.AskAsync("REPLICAOF", "NO", "ONE");
        await redis.AskAsync("CLIENT", "PAUSE", "1500", "ALL");
        await stage.PauseAsync(2 * Lasts);

        // Some thousand keys, each of which takes it a millisecond to load.
        await redis.AskAsync("EVAL", "for i = 1, 2500 do redis.call('SET', 'filler' .. i, i) end", "0");
        await redis.AskAsync("SAVE");
        await redis.RestartAsync(stage.Over, "--key-load-delay", "1000", "--loading-process-events-interval-bytes", "1024");
        stage.Holds(Bar.AtLeast("times that Redis said it was loading", 1, "times"), await LoadsAsync(stage, redis));
        await redis.AskAsync("FLUSHALL");
        var answers = await load;

        stage.Tell(answers);
        stage.Holds(Bars.NotGood, answers.NotGood);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));
        var calls = await stage.Vendors.CallsAsync("met-norway") - before;
        stage.Holds(Bar.AtMost("calls per vendor endpoint, new place and replica", 1, "calls"), calls / (cold.Count * 2.0));

        // Each new place on one replica, then on the other.
        Place Where(int number)
        {
            if (number % OneColdIn > 0) return warm[number % warm.Length];
            if (number / OneColdIn % 2 == 0) cold.Add(stage.NewPlace());
            return cold[^1];
        }
    }

    /// <summary>Flushes under load, and asks replicas that are new about what was there.</summary>
    private static async Task<double> RefillsAsync(Stage stage, Replica[] hubs, Place[] lost, string[] settings)
    {
        var fresh = await stage.FleetAsync(2, settings);
        await stage.WarmAsync(stage.NewPlaces(3), fresh);
        var before = await stage.Vendors.CallsAsync("met-norway");
        var load = stage.Asker.FlowAsync(PerSecond * 3, PerSecond, number => lost[number % lost.Length], number => [hubs[number % 2]], stage.Over);
        await stage.Redis!.AskAsync("FLUSHALL");
        var asked = await Task.WhenAll(fresh.Select(replica => stage.Asker.InTurnAsync(lost, _ => replica, stage.Over)));
        var answers = new Answers([.. (await load).All, .. asked.SelectMany(some => some.All)]);
        stage.Holds(Bars.NotGood, answers.NotGood);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));
        return (double)(await stage.Vendors.CallsAsync("met-norway") - before) / lost.Length;
    }

    private static async Task<int> LoadsAsync(Stage stage, RedisStore redis)
    {
        for (var times = 0; ; times++)
        {
            try
            {
                await redis.AskAsync("GET", "filler1");
                return times;
            }
            catch (InvalidOperationException refusal) when (refusal.Message.Contains("LOADING", StringComparison.Ordinal))
            {
                await stage.PauseAsync(0.1);
            }
        }
    }

    private static async Task<long> UsedAsync(RedisStore redis)
    {
        const string Said = "used_memory:";
        var told = string.Concat(await redis.AskAsync("INFO", "memory"));
        var at = told.IndexOf(Said, StringComparison.Ordinal) + Said.Length;
        return long.Parse(told.AsSpan(at, told.IndexOf('\r', at) - at), CultureInfo.InvariantCulture);
    }
}
