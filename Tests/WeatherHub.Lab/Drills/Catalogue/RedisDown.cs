using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F19.</summary>
internal static class RedisDown
{
    private const int Questions = 280;
    private const int PerSecond = 40;
    private const int OneColdIn = 10;

    internal static readonly Drill Drill = new(
        "F19", "Redis is killed under load and comes back empty", "nobody notices, and vendors are asked once for each replica", RunAsync)
    {
        Needs = [Programs.Redis],
    };

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync(redis: true);
        var hubs = await context.FleetAsync(2);
        var warm = context.NewPlaces(20);
        await context.WarmAsync(warm, hubs);

        // Each new place is asked about on both replicas, one after the other.
        var cold = context.NewPlaces(Questions / OneColdIn / 2);
        var before = await context.Vendors.CallsAsync(Vendors.OfOneCall);
        var load = context.Load.FlowAsync(
            Questions,
            PerSecond,
            number => number % OneColdIn == 0 ? cold[number / OneColdIn / 2 % cold.Length] : warm[number % warm.Length],
            number => [hubs[number / OneColdIn % 2]],
            context.Over);
        await context.PauseAsync(2);
        await context.Redis!.Process.KillAsync();
        await context.PauseAsync(3);
        await context.Redis.RestartAsync(context.Over);
        var answers = await load;

        context.LogSummary(answers);
        context.Holds(SharedBars.NotGood, answers.NotGood);
        context.Holds(SharedBars.Wrong, await context.WrongAsync(answers));
        context.Holds(
            Bar.AtMost("calls per vendor endpoint, place and replica", 1, "calls"),
            (await context.Vendors.CallsAsync(Vendors.OfOneCall) - before) / (cold.Length * 2.0));

        if (context.Sizes.IsFull)
        {
            const string Deadline = "Hub:Reports:SharedDeadline=00:00:00.040";
            var (control, tested) = (await RedisCost.ControlAsync(context, Deadline), await context.ReplicaAsync([Deadline]));
            await context.WarmAsync(context.NewPlaces(20), [tested, control]);
            var cost = new RedisCost(context, tested, control);
            await cost.MeasureAsync(() => context.Redis.Process.KillAsync(), () => context.Redis.RestartAsync(context.Over));
            await cost.HoldAsync("Redis is killed");
        }

        await context.Redis.Process.KillAsync();
        await context.Vendors.FailAllAsync("""{"close":true}""");
        var none = await context.Load.HerdAsync(context.NewPlaces(6), hubs, context.Over);
        context.Breaks(SharedBars.NotGood, none.NotGood, "the vendors are gone too");
    }
}
