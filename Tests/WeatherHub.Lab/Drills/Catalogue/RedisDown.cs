using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F19.</summary>
internal static class RedisDown
{
    private const int Questions = 280;
    private const int PerSecond = 40;
    private const int OneColdIn = 10;

    internal static readonly Drill Drill = new("F19", "Redis is killed under load and comes back empty", "nobody notices, and vendors are asked once for each replica", RunAsync)
    {
        Needs = [Programs.Redis],
    };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync(redis: true);
        var hubs = await stage.FleetAsync(2);
        var warm = stage.NewPlaces(20);
        await stage.WarmAsync(warm, hubs);

        // Each new place is asked about on both replicas, one after the other.
        var cold = stage.NewPlaces(Questions / OneColdIn / 2);
        var before = await stage.Vendors.CallsAsync("met-norway");
        var load = stage.Asker.FlowAsync(
            Questions,
            PerSecond,
            number => number % OneColdIn == 0 ? cold[number / OneColdIn / 2 % cold.Length] : warm[number % warm.Length],
            number => [hubs[number / OneColdIn % 2]],
            stage.Over);
        await stage.PauseAsync(2);
        await stage.Redis!.Process.KillAsync();
        await stage.PauseAsync(3);
        await stage.Redis.RestartAsync(stage.Over);
        var answers = await load;

        stage.Tell(answers);
        stage.Holds(Bars.NotGood, answers.NotGood);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));
        stage.Holds(Bar.AtMost("calls per vendor endpoint, place and replica", 1, "calls"), (await stage.Vendors.CallsAsync("met-norway") - before) / (cold.Length * 2.0));

        if (stage.Sizes.IsFull)
        {
            const string Deadline = "Hub:Reports:SharedDeadline=00:00:00.040";
            var (control, tested) = (await RedisCost.ControlAsync(stage, Deadline), await stage.ReplicaAsync([Deadline]));
            await stage.WarmAsync(stage.NewPlaces(20), [tested, control]);
            var cost = new RedisCost(stage, tested, control);
            await cost.MeasureAsync(() => stage.Redis.Process.KillAsync(), () => stage.Redis.RestartAsync(stage.Over));
            await cost.HoldAsync("Redis is killed");
        }

        await stage.Redis.Process.KillAsync();
        await stage.Vendors.FailAllAsync("""{"close":true}""");
        var none = await stage.Asker.HerdAsync(stage.NewPlaces(6), hubs, stage.Over);
        stage.Breaks(Bars.NotGood, none.NotGood, "the vendors are gone too");
    }
}
