using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F06.</summary>
internal static class ErrorBurst
{
    private const int Places = 100;

    internal static readonly Drill Drill = new(
        "F06", "a vendor fails half of its calls", "what is repeated stays within a tenth of what is asked",
        RunAsync)
    { WithEveryChange = false };

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync();
        var hub = await context.ReplicaAsync();
        var eager = await context.ReplicaAsync(
            [.. SharedBars.Insistent, "Hub:Transport:RetryRatio=1", "Hub:Transport:Retries=5", "Hub:Transport:RetryDelay=00:00:00.020"]);
        await context.WarmAsync(context.NewPlaces(5), [hub, eager]);

        var amplification = Bar.AtMost("calls for each question", 1.1, "calls");
        var (calls, answers) = await BurstAsync(context, hub);
        context.LogSummary(answers);
        context.Holds(SharedBars.NotGood, answers.NotGood);
        context.Holds(SharedBars.Wrong, await context.WrongAsync(answers));
        context.Holds(amplification, calls);
        context.Breaks(amplification, (await BurstAsync(context, eager)).Calls, "five retries each, without a budget and a circuit");
    }

    private static async Task<(double Calls, Answers Answers)> BurstAsync(DrillContext context, Replica hub)
    {
        var before = await context.Vendors.CallsAsync(Vendors.OfOneCall);
        var load = context.Load.InTurnAsync(context.NewPlaces(Places), _ => hub, context.Over, atOnce: 4);
        for (var failing = true; !load.IsCompleted; failing = !failing)
        {
            await context.Vendors.FailAsync(Vendors.OfOneCall, failing ? """{"status":503}""" : "{}");
            await Task.WhenAny(load, context.PauseAsync(0.05));
        }

        var answers = await load;
        await context.Vendors.HealAsync(Vendors.OfOneCall);
        return ((double)(await context.Vendors.CallsAsync(Vendors.OfOneCall) - before) / Places, answers);
    }
}
