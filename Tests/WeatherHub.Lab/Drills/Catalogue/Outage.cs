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

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync(redis: true);
        var hubs = await context.FleetAsync(Replicas);
        var insistent = await context.ReplicaAsync([.. SharedBars.Insistent, SharedBars.NoRedis]);
        var places = context.NewPlaces(40);
        await context.Vendors.FailAsync(Vendors.OfOneCall, """{"status":503}""");

        var storm = Bar.AtMost("calls of the dead vendor", 10, "a second");
        var (calls, answers) = await LoadAsync(places, hubs, PerSecond);
        context.LogSummary(answers);
        context.Holds(SharedBars.NotGood, answers.NotGood);
        context.Holds(SharedBars.Wrong, await context.WrongAsync(answers));
        context.Holds(storm, calls);
        context.Breaks(
            storm, (await LoadAsync(context.NewPlaces(40), [insistent], Few)).Calls,
            "no circuit and no memory of failures, its own or others'");

        async Task<(double Calls, Load.Answers Answers)> LoadAsync(Place[] where, Replica[] whom, int perSecond)
        {
            // A program's first steps are slow, and its circuit judges after a few calls.
            await context.Load.InTurnAsync([.. where, .. where], number => whom[number % whom.Length], context.Over);
            var before = await context.Vendors.CallsAsync(Vendors.OfOneCall);
            var load = await context.Load.FlowAsync(
                perSecond * Seconds, perSecond, number =>
                    where[number % where.Length], number => [whom[number % whom.Length]], context.Over);
            return ((double)(await context.Vendors.CallsAsync(Vendors.OfOneCall) - before) / Seconds, load);
        }
    }
}
