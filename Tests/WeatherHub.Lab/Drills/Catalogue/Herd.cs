using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F28: 1,000 callers of each replica; with every change 300, and no vendor that takes longer than the hub waits.</summary>
internal static class Herd
{
    private const int Replicas = 3;

    // One product, so that a vendor that serves two from one endpoint is asked once.
    private const string ForecastOnly = "&hours=24&include=hourly";

    private static readonly (string Name, string Faults, double Settles)[] Upstreams =
    [
        ("answers after 0.3 s", """{"latencyMs":300}""", 1),
        ("answers after 6 s", """{"latencyMs":6000}""", 6.5),
        ("answers 500", """{"status":500}""", 0.5),
        ("closes the connection", """{"close":true}""", 0.5),
    ];

    // The hub gives a vendor up after 10 s and does not ask it again for 3 s: whoever asks within 13 s of the first is served by the one
    // call.
    private static readonly (string Name, string Faults, double Settles) Endless = ("answers after 30 s", """{"latencyMs":30000}""", 10.5);

    internal static readonly Drill Drill = new(
        "F28", $"a thousand callers on each of {Replicas} replicas ask at once about a new place", "each vendor endpoint is called once",
        RunAsync)
    {
        Needs = [Programs.Redis],
    };

    private static async Task RunAsync(DrillContext context)
    {
        var callers = context.Sizes.IsFull ? 1000 : 300;
        await context.OpenAsync(redis: true);
        var hubs = await context.FleetAsync(Replicas, ["Hub:Reports:SharedDeadline=00:00:01"]);
        await context.WarmAsync(context.NewPlaces(3), hubs);
        context.Load.Wanted = ForecastOnly;
        var once = Bar.AtMost("calls of the vendor endpoint called most", 1, "calls");

        // The control run, about a place that is known, also opens every caller's connection.
        var known = context.NewPlace();
        await context.WarmAsync([known], hubs);
        await HerdAsync(known, hubs, 0);
        var calm = (await HerdAsync(known, hubs, 0)).Answers.Slowest;
        var bounded = Bar.AtMost(
            $"slowest answer beyond the 4 s that callers wait for vendors (control {calm:0})", Math.Max(4000, 3 * calm), "ms");
        foreach (var (name, faults, settles) in context.Sizes.IsFull ? [.. Upstreams, Endless] : Upstreams)
        {
            await context.Vendors.FailAllAsync(faults);
            var (calls, answers) = await HerdAsync(context.NewPlace(), hubs, settles);
            context.Log($"every vendor {name}: {answers.Count} answers: {answers}; all within {answers.Slowest:0} ms");
            context.Holds(SharedBars.Broken, answers.Broken);
            context.Holds(SharedBars.Wrong, await context.WrongAsync(answers));
            context.Holds(once, calls);
            context.Holds(Bar.AtLeast("such calls made at all", 1, "calls"), calls);
            context.Holds(bounded, Math.Max(0, answers.Slowest - 4000));

            // Past the memory of failures and the open circuit.
            await context.Vendors.HealAllAsync();
            await context.PauseAsync(6);
        }

        var alone = await context.FleetAsync(Replicas, ["ConnectionStrings:Redis="]);
        await context.WarmAsync(context.NewPlaces(3), alone);
        context.Breaks(once, (await HerdAsync(context.NewPlace(), alone, 2)).Calls, "no Redis");

        async Task<(int Calls, Answers Answers)> HerdAsync(Place place, Replica[] whom, double settles)
        {
            var before = await context.Vendors.CallsAsync();
            var answers = await context.Load.HerdAsync([.. Enumerable.Repeat(place, callers * Replicas)], whom, context.Over);
            await context.PauseAsync(settles);
            return ((await context.Vendors.CallsAsync()).Max(call => call.Value - before.GetValueOrDefault(call.Key)), answers);
        }
    }
}
