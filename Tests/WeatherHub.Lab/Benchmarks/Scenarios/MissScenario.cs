using WeatherHub.Lab.Benchmarks.Load;
using WeatherHub.Lab.Benchmarks.Measuring;
using WeatherHub.Lab.Benchmarks.Servers;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Benchmarks.Scenarios;

/// <summary>New places, each of which costs calls of all three vendors: one at a time, and many at once.</summary>
internal static class MissScenario
{
    internal const string Id = "miss";

    private const int AtOnce = 64;

    // The slowest is one whose only call can be made alone.
    private static readonly string Slowest = Vendors.OfOneCall;
    private static readonly string Latencies = string.Join(
        ',',
        Vendors.Here.Where(vendor => vendor != Slowest).Zip([20, 30], (vendor, latency) => $"{vendor}={latency}").Append($"{Slowest}=50"));

    internal static readonly IReadOnlyList<Scenario> All =
    [
        new(Id, "a new place, instant vendors, few at once", ProcessorAsync),
        new("miss-latency", "a new place, vendors of 20, 30 and 50 ms, one at a time", LatencyAsync),
        new("misses", "new places, 64 at once, vendors of 50 ms", context => ManyAsync(context, "50")) { IsQuick = true },
        new("misses-instant", "new places, 64 at once, instant vendors", context => ManyAsync(context, "0")),
    ];

    private static async Task ProcessorAsync(BenchContext context)
    {
        var (vendors, hub, places) = await StartAsync(context, "0");
        var rounds = await context.RoundsAsync(async _ =>
        {
            var before = vendors.Calls().Values.Sum();
            var trial = await Trial.OfAsync(context, hub, Plan(hub, places, context.Sizes.Misses, 4), 200);
            return (Trial: trial, Calls: vendors.Calls().Values.Sum() - before);
        });
        context.Found(Limits.MissProcessor, Spread.Of(rounds, round => round.Trial.Microseconds / 1000));
        context.Found(Limits.Calls, Spread.Of(rounds, round => (double)round.Calls / round.Trial.Load.Answers));
    }

    private static async Task LatencyAsync(BenchContext context)
    {
        var (vendors, hub, places) = await StartAsync(context, Latencies);
        var count = context.Sizes.Misses / 10;
        byte[][] alone = [RequestBytes.Get(vendors.Calls().Keys.First(path => path.StartsWith($"/{Slowest}/", StringComparison.Ordinal)))];
        var rounds = await context.RoundsAsync(async _ => (
            Vendor: await context.LoadAsync(new LoadPlan(vendors.Port, 1, alone) { Count = count }),
            Hub: (await Trial.OfAsync(context, hub, Plan(hub, places, count, 1), 200)).Load));
        context.Noted("the slowest vendor alone, p50", "ms", Spread.Of(rounds, round => round.Vendor.Times.Quantile(0.5)));
        context.Found(Limits.MissMedian, Above(0.5));
        context.Found(Limits.MissTail, Above(0.99));

        Spread Above(double share) => Spread.Of(rounds, round => round.Hub.Times.Quantile(share) - round.Vendor.Times.Quantile(share));
    }

    private static async Task ManyAsync(BenchContext context, string latency)
    {
        var (_, hub, places) = await StartAsync(context, latency);
        var rounds = await context.RoundsAsync(_ => Trial.OfAsync(context, hub, Plan(hub, places, 2 * context.Sizes.Misses, AtOnce)));
        context.Found(
            Limits.MissesPerSecond, Spread.Of(rounds, trial => (trial.Load.Answers - trial.Load.Except(200)) / trial.Load.Seconds));
        context.Found(Limits.MissesRefused, Spread.Of(rounds, trial => trial.Load.Except(200)));
        context.Noted("CPU", "ms a response", Spread.Of(rounds, trial => trial.Microseconds / 1000));
    }

    /// <summary>A hub on all processors that has made a few answers: what a program does for the first time is slow.</summary>
    private static async Task<(BenchVendors Vendors, Contender Hub, NewPlaces Places)> StartAsync(BenchContext context, string latency)
    {
        var (vendors, places) = (context.Keep(await BenchVendors.StartAsync(latency, context.Over)), new NewPlaces());
        var hub = context.Keep(await vendors.HubAsync("hub", null, context.Over));
        await HotServers.KnowAsync(context, hub.Port);
        await context.LoadAsync(Plan(hub, places, context.Sizes.Misses, 4));
        return (vendors, hub, places);
    }

    private static LoadPlan Plan(Contender hub, NewPlaces places, int count, int connections) =>
        new(hub.Port, connections, places.Take(count, "Accept-Encoding: br")) { Count = count };
}
