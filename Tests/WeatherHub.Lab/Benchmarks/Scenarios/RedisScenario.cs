using System.Globalization;
using WeatherHub.Lab.Benchmarks.Load;
using WeatherHub.Lab.Benchmarks.Measuring;
using WeatherHub.Lab.Benchmarks.Servers;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Benchmarks.Scenarios;

/// <summary>
/// The first request for places whose responses another replica has put into Redis, beside the bare program with a response at hand. What
/// is measured is processor time: on a core alone the hub neither refuses nor leaves Redis for being late.
/// </summary>
internal static class RedisScenario
{
    internal const string Id = "redis";

    private const int Connections = 64;
    private const string Coding = "Accept-Encoding: br";

    internal static readonly Scenario Scenario =
        new(Id, "first requests for places that Redis knows, 64 at once", RunAsync) { Needs = [Programs.Redis] };

    private static async Task RunAsync(BenchContext context)
    {
        var redis = context.Keep(await RedisStore.StartAsync(context.Over));
        string[] settings =
        [
            "--ConnectionStrings:Redis", redis.ConnectionString, "--Hub:Reports:SharedDeadline", "00:00:00.500",
            "--Hub:Admission:Enabled", "false",
        ];
        var servers = await HotServers.StartAsync(context, HotServers.Own, settings);
        var (hub, bare) = (servers.Hub, await servers.ReferenceAsync(ServeVerb.Bare));
        var count = context.Sizes.Misses;
        var known = new NewPlaces().Take(count * (Rounds<int>.Patience * context.Sizes.Rounds + 1), Coding);
        var (commands, bytes) = (await StatisticAsync(redis, "total_commands_processed"), await StatisticAsync(redis, "used_memory"));
        await FillAsync(context, servers.Vendors, redis, settings, known);
        context.Found(
            Limits.RedisCommands, Spread.Exactly((await StatisticAsync(redis, "total_commands_processed") - commands) / known.Length));
        context.Found(Limits.RedisBytes, Spread.Exactly((await StatisticAsync(redis, "used_memory") - bytes) / known.Length));

        // What a program does for the first time is slow.
        await context.LoadAsync(new LoadPlan(hub.Port, 4, known[..count]) { Count = count });
        var before = servers.Vendors.Calls().Values.Sum();
        byte[][] hot = [RequestBytes.Get(HotServers.Forecast, Coding)];
        await Trial.OfAsync(context, bare, new LoadPlan(bare.Port, Connections, hot) { Seconds = context.Sizes.WarmUp }, 200);
        var rounds = await context.RoundsAsync(async round => (
            Bare: await Trial.OfAsync(context, bare, new LoadPlan(bare.Port, Connections, hot) { Seconds = context.Sizes.Seconds }, 200),
            Hub: await FirstAsync(round + 1)));
        context.Found(Limits.RedisProcessor, Spread.Of(rounds, round => round.Bare.Microseconds / round.Hub.Microseconds));
        context.Found(Limits.HubProcessor, Spread.Of(rounds, round => round.Hub.Microseconds));
        context.Noted("hub: requests", "per second", Spread.Of(rounds, round => round.Hub.PerSecond));
        context.Noted("hub: refused", "requests", Spread.Of(rounds, round => round.Hub.Load.Except(200)));
        context.Noted("calls of vendors meanwhile", "in all", Spread.Exactly(servers.Vendors.Calls().Values.Sum() - before));

        Task<Trial> FirstAsync(int part) => Trial.OfAsync(
            context, hub, new LoadPlan(hub.Port, Connections, known[(part * count)..((part + 1) * count)]) { Count = count });
    }

    /// <summary>Another replica learns the places, and is gone when Redis has them all.</summary>
    private static async Task FillAsync(BenchContext context, BenchVendors vendors, RedisStore redis, string[] settings, byte[][] known)
    {
        await using var other = await vendors.HubAsync("another hub", null, context.Over, null, settings);
        var plan = new LoadPlan(other.Port, 8, known) { Count = known.Length };
        await Trial.OfAsync(context, other, plan, 200);
        for (var (size, last) = ("", "-"); size != last; await context.PauseAsync(1))
            (last, size) = (size, (await redis.ExecuteAsync("DBSIZE"))[0]);
    }

    /// <summary>A number that Redis tells of itself.</summary>
    private static async Task<double> StatisticAsync(RedisStore redis, string name) =>
        (from line in (await redis.ExecuteAsync("INFO")).SelectMany(text => text.Split('\n'))
         let parts = line.Trim().Split(':')
         where parts[0] == name
         select double.Parse(parts[1], CultureInfo.InvariantCulture)).Single();
}
