using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F30.</summary>
internal static class FirstCallerLeaves
{
    internal static readonly Drill Drill = new("F30", "of 100 who ask the same the first hangs up", "the other 99 get what was asked for", RunAsync);

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync();
        var hub = await stage.ReplicaAsync();
        await stage.WarmAsync(stage.NewPlaces(3), [hub]);
        await stage.Vendors.FailAllAsync("""{"latencyMs":400}""");
        var (calls, answers) = await LeaveAsync();
        stage.Tell(answers);
        stage.Holds(Bars.NotGood, answers.NotGood);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));
        stage.Holds(Bar.AtMost("calls of the one vendor endpoint", 1, "calls"), calls);
        await stage.Vendors.FailAllAsync("""{"latencyMs":400,"status":500}""");
        stage.Breaks(Bars.NotGood, (await LeaveAsync()).Answers.NotGood, "what was asked for fails");

        async Task<(int Calls, Answers Answers)> LeaveAsync()
        {
            var (place, before) = (stage.NewPlace(), await stage.Vendors.CallsAsync("met-norway"));
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stage.Over);
            var first = stage.Asker.AskAsync(place, [hub], patience.Token);
            await stage.PauseAsync(0.05);
            var others = stage.Asker.HerdAsync([.. Enumerable.Repeat(place, 99)], [hub], stage.Over);
            await patience.CancelAsync();
            try
            {
                await first;
            }
            catch (OperationCanceledException)
            {
                // It hung up.
            }

            var heard = await others;
            return (await stage.Vendors.CallsAsync("met-norway") - before, heard);
        }
    }
}
