using WeatherHub.Lab.Benchmarks.Load;
using WeatherHub.Lab.Benchmarks.Measuring;
using WeatherHub.Lab.Benchmarks.Servers;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Benchmarks.Scenarios;

/// <summary>
/// How many bytes the hub allocates for a request, counted by the runtime: the hub runs in the Lab's own process, its vendors elsewhere.
/// What the load itself allocates is what the same load on the bare program, in another process, does. A browser sends headers that the
/// web server does not know, and makes strings of: of these counts what the hub adds to the bare program in this process.
/// </summary>
internal static class AllocationScenario
{
    // What happens besides can only add.
    private const int Blocks = 3;

    internal static readonly Scenario Scenario = new("allocation", "what a request allocates", RunAsync) { IsQuick = true };

    private static async Task RunAsync(BenchContext context)
    {
        var vendors = context.Keep(await BenchVendors.StartAsync("0", context.Over));
        var hub = context.Keep(await InProcessHub.StartAsync(vendors, context.Over));
        var folder = context.Keep(new TemporaryFolder()).Path;
        await HotServers.KnowAsync(context, hub.Port);
        var stored = StoredResponses.Record(hub.Port, HotServers.Forecast, folder);
        var bare = context.Keep(await Contender.StartAsync(ServeVerb.Bare, null, context.Over, ServeVerb.Bare, "--files", folder));

        var tag = $"If-None-Match: {stored.Plain.Header("ETag")}";
        await using var here = ReferenceServers.Bare(stored, 0);
        await here.StartAsync(context.Over);
        await HotAsync(Limits.AllocationIdentity, bare.Port, 200);
        await HotAsync(Limits.AllocationBrotli, bare.Port, 200, "Accept-Encoding: br");
        await HotAsync(Limits.AllocationNotModified, bare.Port, 304, tag);
        await HotAsync(Limits.AllocationBrowser, new Uri(here.Urls.First()).Port, 200, RequestBytes.Browser);

        var places = new NewPlaces();
        var misses = context.Sizes.Misses;
        var bytes = await LeastAsync(bare.Port, () => places.Take(misses), misses, 1, 200);
        context.Found(Limits.AllocationMiss, Spread.Exactly(bytes / 1024));

        async Task HotAsync(Limit limit, int beside, int status, params string[] headers)
        {
            byte[][] requests = [RequestBytes.Get(HotServers.Forecast, headers)];
            context.Found(limit, Spread.Exactly(await LeastAsync(beside, () => requests, context.Sizes.Counted, 8, status)));
        }

        async Task<double> LeastAsync(int beside, Func<byte[][]> requests, int count, int connections, int status)
        {
            // The code that is compiled for good allocates less than what it replaces.
            for (var round = 0; round < 2; round++)
                foreach (var port in (int[])[hub.Port, beside])
                    await BytesAsync(port, requests(), count, connections, status);
            var least = double.PositiveInfinity;
            for (var block = 0; block < Blocks; block++)
            {
                var own = await BytesAsync(beside, requests(), count, connections, status);
                least = Math.Min(least, await BytesAsync(hub.Port, requests(), count, connections, status) - own);
            }

            return Math.Round(least, 1);
        }

        async Task<double> BytesAsync(int port, byte[][] requests, int count, int connections, int status)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var load = await context.LoadAsync(new LoadPlan(port, connections, requests) { Count = count });
            var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
            return load.Except(status) == 0 ? (double)allocated / count
                : throw new InvalidOperationException($"{status} was to be answered only, and there were: {load}");
        }
    }
}
