using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F28.</summary>
internal static class Herd
{
    private const int Replicas = 3;
    private const int Callers = 300;

    // One product, so that a vendor that serves two from one endpoint is asked once.
    private const string ForecastOnly = "&hours=24&include=hourly";

    private static readonly (string Name, string Faults, double Settles)[] Upstreams =
    [
        ("answers after 0.3 s", """{"latencyMs":300}""", 1),
        ("answers after 6 s", """{"latencyMs":6000}""", 6.5),
        ("answers 500", """{"status":500}""", 0.5),
        ("closes the connection", """{"close":true}""", 0.5),
    ];

    internal static readonly Drill Drill = new("F28", $"{Callers} callers on each of {Replicas} replicas ask at once about a new place", "each vendor endpoint is called once", RunAsync)
    {
        Needs = [Programs.Redis],
    };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync(redis: true);
        var hubs = await stage.FleetAsync(Replicas);
        await stage.WarmAsync(stage.NewPlaces(3), hubs);
        stage.Asker.Wanted = ForecastOnly;
        var once = Bar.AtMost("calls of the vendor endpoint called most", 1, "calls");
        foreach (var (name, faults, settles) in Upstreams)
        {
            await stage.Vendors.FailAllAsync(faults);
            var (calls, answers) = await HerdAsync([.. Enumerable.Repeat(stage.NewPlace(), Callers * Replicas)], settles);
            stage.Say($"every vendor {name}: {answers}");
            stage.Holds(Bars.Broken, answers.Broken);
            stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));
            stage.Holds(once, calls);

            // Past the memory of failures and the open circuit.
            await stage.Vendors.HealAllAsync();
            await stage.PauseAsync(6);
        }

        stage.Breaks(once, (await HerdAsync(stage.NewPlaces(4), 2)).Calls, "each asks about a place of its own");

        async Task<(int Calls, Load.Answers Answers)> HerdAsync(Place[] places, double settles)
        {
            var before = await stage.Vendors.CallsAsync();
            var answers = await stage.Asker.HerdAsync(places, hubs, stage.Over);
            await stage.PauseAsync(settles);
            return ((await stage.Vendors.CallsAsync()).Max(call => call.Value - before.GetValueOrDefault(call.Key)), answers);
        }
    }
}
