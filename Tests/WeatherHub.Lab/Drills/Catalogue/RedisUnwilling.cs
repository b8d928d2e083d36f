using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F21.</summary>
internal static class RedisUnwilling
{
    internal static readonly Drill Drill = new("F21", "Redis is full, read-only, pausing, then flushed", "nobody notices", RunAsync)
    {
        Needs = [Programs.Redis],
    };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync(redis: true);
        var redis = stage.Redis!;
        var hubs = await stage.FleetAsync(2);
        var warm = stage.NewPlaces(20);
        await stage.WarmAsync(warm, hubs);

        var before = await stage.Vendors.CallsAsync("met-norway");
        var load = stage.Asker.FlowAsync(320, 40, number => number % 10 == 0 ? stage.NewPlace() : warm[number % warm.Length], number => [hubs[number % 2]], stage.Over);
        await redis.AskAsync("CONFIG", "SET", "maxmemory", "1mb");
        await stage.PauseAsync(1.5);
        await redis.AskAsync("CONFIG", "SET", "maxmemory", "0");
        await redis.AskAsync("REPLICAOF", "127.0.0.1", "1");
        await stage.PauseAsync(1.5);
        await redis.AskAsync("REPLICAOF", "NO", "ONE");
        await redis.AskAsync("CLIENT", "PAUSE", "1500", "ALL");
        await stage.PauseAsync(3);
        await redis.AskAsync("FLUSHALL");
        var answers = await load;

        stage.Tell(answers);
        stage.Holds(Bars.NotGood, answers.NotGood);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));
        stage.Holds(Bar.AtMost("calls per vendor endpoint and new place", 1, "calls"), (await stage.Vendors.CallsAsync("met-norway") - before) / 32.0);

        await stage.Vendors.FailAllAsync("""{"close":true}""");
        var none = await stage.Asker.HerdAsync(stage.NewPlaces(6), hubs, stage.Over);
        stage.Breaks(Bars.NotGood, none.NotGood, "the vendors are gone too");
    }
}
