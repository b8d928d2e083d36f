using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F06.</summary>
internal static class ErrorBurst
{
    private const int Places = 100;

    internal static readonly Drill Drill = new("F06", "a vendor fails half of its calls", "what is repeated stays within a tenth of what is asked", RunAsync) { WithEveryChange = false };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync();
        var hub = await stage.ReplicaAsync();
        var eager = await stage.ReplicaAsync([.. Bars.Insistent, "Hub:Transport:RetryRatio=1", "Hub:Transport:Retries=5", "Hub:Transport:RetryDelay=00:00:00.020"]);
        await stage.WarmAsync(stage.NewPlaces(5), [hub, eager]);

        var amplification = Bar.AtMost("calls for each question", 1.1, "calls");
        var (calls, answers) = await BurstAsync(stage, hub);
        stage.Tell(answers);
        stage.Holds(Bars.NotGood, answers.NotGood);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));
        stage.Holds(amplification, calls);
        stage.Breaks(amplification, (await BurstAsync(stage, eager)).Calls, "five retries each, without a budget and a circuit");
    }

    private static async Task<(double Calls, Answers Answers)> BurstAsync(Stage stage, Replica hub)
    {
        var before = await stage.Vendors.CallsAsync("met-norway");
        var load = stage.Asker.InTurnAsync(stage.NewPlaces(Places), _ => hub, stage.Over, atOnce: 4);
        for (var failing = true; !load.IsCompleted; failing = !failing)
        {
            await stage.Vendors.FailAsync("met-norway", failing ? """{"status":503}""" : "{}");
            await Task.WhenAny(load, stage.PauseAsync(0.05));
        }

        var answers = await load;
        await stage.Vendors.HealAsync("met-norway");
        return ((double)(await stage.Vendors.CallsAsync("met-norway") - before) / Places, answers);
    }
}
