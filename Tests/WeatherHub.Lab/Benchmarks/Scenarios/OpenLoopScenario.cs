using WeatherHub.Lab.Benchmarks.Load;
using WeatherHub.Lab.Benchmarks.Measuring;
using WeatherHub.Lab.Benchmarks.Servers;

namespace WeatherHub.Lab.Benchmarks.Scenarios;

/// <summary>
/// Known forecasts at a fixed rate: the hub, the bare program, and the bare program once more, which tells what chance does.
/// </summary>
internal static class OpenLoopScenario
{
    private const int PerSecond = 20_000;
    private const int Connections = 64;

    internal static readonly Scenario Scenario = new("open-loop", $"a known forecast, br, {PerSecond:#,0} a second", RunAsync);

    private static async Task RunAsync(BenchContext context)
    {
        var servers = await HotServers.StartAsync(context, HotServers.Own);
        Contender[] contenders =
            [servers.Hub, await servers.ReferenceAsync(ServeVerb.Bare), await servers.ReferenceAsync(ServeVerb.Bare, "bare again")];
        byte[][] requests = [RequestBytes.Get(HotServers.Forecast, "Accept-Encoding: br")];
        foreach (var contender in contenders) await LoadAsync(contender, 0, context.Sizes.WarmUp);
        var rounds = await context.RoundsAsync(async round =>
        {
            var times = new Histogram[contenders.Length];
            for (var i = 0; i < times.Length; i++)
            {
                var next = (round + i) % times.Length;
                times[next] = (await LoadAsync(contenders[next], PerSecond, context.Sizes.Seconds)).Load.Times;
            }

            return times;
        });
        foreach (var (index, contender) in contenders.Index())
        {
            context.Noted($"{contender.Name}: p50", "ms", Spread.Of(rounds, times => times[index].Quantile(0.5)));
            context.Noted($"{contender.Name}: p99", "ms", Spread.Of(rounds, times => times[index].Quantile(0.99)));
        }

        // How far apart two of the same are, whichever is the slower.
        var chance = Spread.Of(rounds, times => Math.Max(Ratio(times[2], times[1], 0.99), Ratio(times[1], times[2], 0.99)));
        context.Found(Limits.OpenLoopMedian, Spread.Of(rounds, times => Ratio(times[0], times[1], 0.5)));
        context.Found(Limits.OpenLoopTail with { Otherwise = chance.Median }, Spread.Of(rounds, times => Ratio(times[0], times[1], 0.99)));

        Task<Trial> LoadAsync(Contender contender, double perSecond, double seconds) => Trial.OfAsync(
            context, contender, new LoadPlan(contender.Port, Connections, requests) { Seconds = seconds, PerSecond = perSecond }, 200);
    }

    private static double Ratio(Histogram one, Histogram other, double share) => one.Quantile(share) / other.Quantile(share);
}
