using WeatherHub.Lab.Benchmarks.Load;
using WeatherHub.Lab.Benchmarks.Measuring;
using WeatherHub.Lab.Benchmarks.Servers;

namespace WeatherHub.Lab.Benchmarks.Scenarios;

/// <summary>Resident memory of the hub, compiled ahead of time as in the image.</summary>
internal static class MemoryScenario
{
    private const int Hot = 1_000_000;
    private const int Places = 5_000;

    internal static readonly Scenario Scenario = new("memory", "resident memory, as in the image", RunAsync);

    private static async Task RunAsync(BenchContext context)
    {
        var program = await PublishedHub.MakeAsync(context.Over);
        var vendors = context.Keep(await BenchVendors.StartAsync("0", context.Over));
        await using (var hub = await vendors.HubAsync("hub", null, context.Over, program: program))
        {
            await HotServers.KnowAsync(context, hub.Port);
            await context.PauseAsync(2);
            context.Found(Limits.MemoryIdle, Spread.Exactly(hub.ResidentMebibytes));
            byte[][] hot = [RequestBytes.Get(HotServers.Forecast), RequestBytes.Get(HotServers.Forecast, RequestBytes.Browser)];
            await Trial.OfAsync(context, hub, new LoadPlan(hub.Port, 64, hot) { Count = Hot }, 200);
            context.Found(Limits.MemoryHot, Spread.Exactly(hub.ResidentMebibytes));
        }

        await using (var hub = await vendors.HubAsync("hub", null, context.Over, program: program))
        {
            await HotServers.KnowAsync(context, hub.Port);
            await Trial.OfAsync(context, hub, new LoadPlan(hub.Port, 8, new NewPlaces().Take(Places)) { Count = Places }, 200);
            context.Found(Limits.MemoryPlaces, Spread.Exactly(hub.ResidentMebibytes));
        }
    }
}
