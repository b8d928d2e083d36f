using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Processes;
using WeatherHub.Lab.Drills.Proxy;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F20.</summary>
internal static class RedisHung
{
    private const string Deadline = "Hub:Reports:SharedDeadline=00:00:00.040";
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(300);

    internal static readonly Drill Drill = new(
        "F20", "Redis stands still with its connections open, or answers 300 ms late",
        "the first call costs its deadline, the following next to nothing", RunAsync)
    {
        Needs = [Programs.Redis],
        WithEveryChange = false,
    };

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync(redis: true);
        var control = await RedisCost.ControlAsync(context, Deadline);
        var hub = await context.ReplicaAsync([Deadline]);
        await context.WarmAsync(context.NewPlaces(20), [hub, control]);
        var threads = hub.Process.Threads;
        var most = threads;
        var hung = new RedisCost(context, hub, control);
        await hung.MeasureAsync(FreezeAsync, ThawAsync);
        await hung.HoldAsync("Redis stands still");
        context.Holds(Bar.AtMost("threads more than before", 4, "threads"), most - threads);

        var proxy = context.BeforeRedis();
        var far = await context.ReplicaAsync([Deadline, $"ConnectionStrings:Redis=127.0.0.1:{proxy.Port},{RedisStore.Hasty}"]);
        await context.WarmAsync(context.NewPlaces(20), [far]);
        var slow = new RedisCost(context, far, control);
        await slow.MeasureAsync(
            () => Run(() => proxy.Set(Direction.Down, new Latency(Late))),
            () => Run(proxy.Clear));
        await slow.HoldAsync("Redis answers 300 ms late");

        var patient = await context.ReplicaAsync(["Hub:Reports:SharedDeadline=00:00:01", "Hub:Reports:SharedBreak=00:00:00.500"]);
        await context.WarmAsync(context.NewPlaces(20), [patient]);
        var slower = new RedisCost(context, patient, control);
        await slower.MeasureAsync(FreezeAsync, ThawAsync);
        context.Breaks(RedisCost.First, slower.FirstCost, "a look may take a second");

        Task FreezeAsync() => Run(context.Redis!.Process.Freeze);

        Task ThawAsync()
        {
            most = Math.Max(most, hub.Process.Threads);
            context.Redis!.Process.Continue();
            return Task.CompletedTask;
        }

        static Task Run(Action action)
        {
            action();
            return Task.CompletedTask;
        }
    }
}
