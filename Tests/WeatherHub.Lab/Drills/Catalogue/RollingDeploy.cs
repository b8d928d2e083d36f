using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F27, with one version on both sides.</summary>
internal static class RollingDeploy
{
    internal static readonly Drill Drill = new("F27", "replicas are replaced one after the other under load", "no request fails, and the new ones begin with what the old ones knew", RunAsync)
    {
        Needs = [Programs.Redis],
    };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync(redis: true);
        Replica[] hubs = await stage.FleetAsync(2);
        var warm = stage.NewPlaces(30);
        await stage.WarmAsync(warm, hubs);
        await Entries.StoredAsync(stage, warm);

        var before = await stage.Vendors.CallsAsync("met-norway");
        var load = stage.Asker.FlowAsync(500, 50, number => warm[number % warm.Length], number => [hubs[number % 2], hubs[1 - (number % 2)]], stage.Over);
        for (var index = 0; index < hubs.Length; index++)
        {
            await stage.PauseAsync(1);
            var (old, fresh) = (hubs[index], await stage.ReplicaAsync());
            hubs[index] = fresh;
            await old.Process.TerminateAsync();
        }

        var answers = await load;
        stage.Tell(answers);
        stage.Holds(Bars.NotGood, answers.NotGood);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));
        var again = Bar.AtMost("calls for known places, per place", 0.1, "calls");
        stage.Holds(again, (await stage.Vendors.CallsAsync("met-norway") - before) / (double)warm.Length);

        await stage.Redis!.AskAsync("FLUSHALL");
        var blank = await stage.ReplicaAsync();
        before = await stage.Vendors.CallsAsync("met-norway");
        await stage.Asker.InTurnAsync(warm, _ => blank, stage.Over);
        stage.Breaks(again, (await stage.Vendors.CallsAsync("met-norway") - before) / (double)warm.Length, "Redis was flushed");
    }
}
