using WeatherHub.Lab.Benchmarks.Load;
using WeatherHub.Lab.Benchmarks.Measuring;
using WeatherHub.Lab.Benchmarks.Servers;

namespace WeatherHub.Lab.Benchmarks.Scenarios;

/// <summary>A thousand callers ask for the same new place in the same moment.</summary>
internal static class HerdScenario
{
    private const int Callers = 1_000;

    internal static readonly Scenario Scenario =
        new("herd", $"{Callers:#,0} connections ask for one new place, vendors of 50 ms", RunAsync) { IsQuick = true };

    private static async Task RunAsync(BenchContext context)
    {
        var vendors = context.Keep(await BenchVendors.StartAsync("50", context.Over));
        var hub = context.Keep(await vendors.HubAsync("hub", null, context.Over));
        await HotServers.KnowAsync(context, hub.Port);
        var places = new NewPlaces();
        var rounds = await context.RoundsAsync(async _ =>
        {
            var before = vendors.Calls();
            var load = await context.LoadAsync(new LoadPlan(hub.Port, Callers, places.Take(1)) { Count = Callers });
            var calls = vendors.Calls().Values.Zip(before.Values, (after, then) => after - then);
            return (Load: load, Calls: calls.ToList());
        });
        context.Found(Limits.HerdCalls, Spread.Of(rounds, round => round.Calls.Max()));
        context.Found(Limits.HerdFewestCalls, Spread.Of(rounds, round => round.Calls.Min()));
        context.Found(Limits.HerdRefused, Spread.Of(rounds, round => round.Load.Except(200)));
        context.Noted("the last is answered after", "ms", Spread.Of(rounds, round => round.Load.Times.Quantile(1)));
    }
}
