using WeatherHub.Lab.Benchmarks.Measuring;
using WeatherHub.Lab.Benchmarks.Reporting;
using WeatherHub.Lab.Benchmarks.Scenarios;

namespace WeatherHub.Lab.Benchmarks.Scaling;

/// <summary>What requests cost, as a run of the benchmark measured it.</summary>
/// <param name="Memory">Processor time of a request that is answered from memory, in microseconds.</param>
/// <param name="Redis">Processor time of a request whose response is taken from Redis, in microseconds.</param>
/// <param name="New">Processor time of a request that makes a response of three vendors' reports, in microseconds.</param>
/// <param name="Calls">Calls of vendors for that.</param>
/// <param name="Commands">Commands that Redis runs for that.</param>
/// <param name="Bytes">Memory that Redis takes for one place, its reports and its response.</param>
internal sealed record MeasuredCosts(double Memory, double Redis, double New, double Calls, double Commands, double Bytes)
{
    /// <summary>The costs in a run; null when it measured only some of them.</summary>
    internal static MeasuredCosts? Of(BenchRun run)
    {
        double?[] found =
        [
            Find(HotScenario.Brotli, Limits.HubProcessor), Find(RedisScenario.Id, Limits.HubProcessor),
            Find(MissScenario.Id, Limits.MissProcessor) * 1000, Find(MissScenario.Id, Limits.Calls),
            Find(RedisScenario.Id, Limits.RedisCommands), Find(RedisScenario.Id, Limits.RedisBytes),
        ];
        return found.Contains(null) ? null
            : new MeasuredCosts(found[0]!.Value, found[1]!.Value, found[2]!.Value, found[3]!.Value, found[4]!.Value, found[5]!.Value);

        double? Find(string scenario, Limit limit) =>
            run.Figures.FirstOrDefault(figure => figure.Scenario == scenario && figure.Limit.Value == limit.Value)?.Measured.Median;
    }
}
