using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F07.</summary>
internal static class Outage
{
    private const int PerSecond = 1000;
    private const int Few = 150;
    private const int Replicas = 3;
    private const int Seconds = 6;

    internal static readonly Drill Drill = new("F07", "a vendor is out and everybody asks", "no storm of retries reaches it", RunAsync)
    {
        Needs = [Programs.Redis],
        WithEveryChange = false,
    };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync(redis: true);
        var hubs = await stage.FleetAsync(Replicas);
        var insistent = await stage.ReplicaAsync([.. Bars.Insistent, Bars.NoRedis]);
        var places = stage.NewPlaces(40);
        await stage.Vendors.FailAsync("met-norway", """{"status":503}""");

        var storm = Bar.AtMost("calls of the dead vendor", 10, "a second");
        var (calls, answers) = await LoadAsync(places, hubs, PerSecond);
        stage.Tell(answers);
        stage.Holds(Bars.NotGood, answers.NotGood);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));
        stage.Holds(storm, calls);
        stage.Breaks(storm, (await LoadAsync(stage.NewPlaces(40), [insistent], Few)).Calls, "no circuit and no memory of failures, its own or others'");

        async Task<(double Calls, Load.Answers Answers)> LoadAsync(Place[] where, Replica[] whom, int perSecond)
        {
            // A program's first steps are slow, and its circuit judges after a few calls.
            await stage.Asker.InTurnAsync([.. where, .. where], number => whom[number % whom.Length], stage.Over);
            var before = await stage.Vendors.CallsAsync("met-norway");
            var load = await stage.Asker.FlowAsync(
                perSecond * Seconds, perSecond, number => where[number % where.Length], number => [whom[number % whom.Length]], stage.Over);
            return ((double)(await stage.Vendors.CallsAsync("met-norway") - before) / Seconds, load);
        }
    }
}
