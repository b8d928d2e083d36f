using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F30.</summary>
internal static class FirstCallerLeaves
{
    internal static readonly Drill Drill = new(
        "F30", "of 100 who ask the same the first hangs up", "the other 99 get what was asked for", RunAsync);

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync();
        var hub = await context.ReplicaAsync();
        await context.WarmAsync(context.NewPlaces(3), [hub]);
        await context.Vendors.FailAllAsync("""{"latencyMs":400}""");
        var (calls, answers) = await LeaveAsync();
        context.LogSummary(answers);
        context.Holds(SharedBars.NotGood, answers.NotGood);
        context.Holds(SharedBars.Wrong, await context.WrongAsync(answers));
        context.Holds(Bar.AtMost("calls of the one vendor endpoint", 1, "calls"), calls);
        await context.Vendors.FailAllAsync("""{"latencyMs":400,"status":500}""");
        context.Breaks(SharedBars.NotGood, (await LeaveAsync()).Answers.NotGood, "what was asked for fails");

        async Task<(int Calls, Answers Answers)> LeaveAsync()
        {
            var (place, before) = (context.NewPlace(), await context.Vendors.CallsAsync(Vendors.OfOneCall));
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(context.Over);
            var first = context.Load.RequestAsync(place, [hub], timeout.Token);
            await context.PauseAsync(0.05);
            var others = context.Load.HerdAsync([.. Enumerable.Repeat(place, 99)], [hub], context.Over);
            await timeout.CancelAsync();
            try
            {
                await first;
            }
            catch (OperationCanceledException)
            {
                // It hung up.
            }

            var heard = await others;
            return (await context.Vendors.CallsAsync(Vendors.OfOneCall) - before, heard);
        }
    }
}
