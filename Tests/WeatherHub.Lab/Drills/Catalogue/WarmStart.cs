using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F31, as far as a replica joins others.</summary>
internal static class WarmStart
{
    private const int Starts = 3;

    internal static readonly Drill Drill = new(
        "F31", "a replica joins with empty memory", "it is ready soon, and knows what the others know", RunAsync)
    {
        Needs = [Programs.Redis],
    };

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync(redis: true);
        var hub = await context.ReplicaAsync();
        var warm = context.NewPlaces(40);
        await context.WarmAsync(warm, [hub]);
        await Entries.StoredAsync(context, warm);

        List<double> took = [], bare = [];
        List<Answers> heard = [];
        var before = await CallsAsync();
        for (var start = 0; start < Starts; start++)
        {
            // The control: as fast as the program opens that prepares nothing.
            await (await StartAsync(bare, "Hub:Lifecycle:WarmUp=00:00:00")).DisposeAsync();
            heard.Add(await JoinAsync());
        }

        var answers = new Answers([.. heard.SelectMany(answers => answers.All)]);
        context.LogSummary(answers);
        var again = Bar.AtMost("calls of vendors for known places", 0, "calls");
        context.Holds(SharedBars.NotGood, answers.NotGood);
        context.Holds(SharedBars.Wrong, await context.WrongAsync(answers));
        context.Holds(again, await CallsAsync() - before);
        var opened = Quantiles.Median(bare);
        context.Holds(
            Bar.AtMost($"from start to ready, median (control {opened:0})", Math.Max(2000, 2 * opened), "ms"), Quantiles.Median(took));

        await context.Redis!.ExecuteAsync("FLUSHALL");
        before = await CallsAsync();
        await JoinAsync();
        context.Breaks(again, await CallsAsync() - before, "Redis was flushed");

        async Task<Answers> JoinAsync()
        {
            await using var fresh = await StartAsync(took);
            return await context.Load.InTurnAsync(warm, _ => fresh, context.Over);
        }

        async Task<Replica> StartAsync(List<double> times, params string[] settings)
        {
            var began = context.Clock.GetTimestamp();
            var replica = await context.ReplicaAsync(settings);
            times.Add(context.Clock.GetElapsedTime(began).TotalMilliseconds);
            return replica;
        }

        async Task<int> CallsAsync() => (await context.Vendors.CallsAsync()).Values.Sum();
    }
}
