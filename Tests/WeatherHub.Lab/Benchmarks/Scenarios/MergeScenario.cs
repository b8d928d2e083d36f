using WeatherHub.Lab.Benchmarks.Measuring;

namespace WeatherHub.Lab.Benchmarks.Scenarios;

/// <summary>What merging costs, without any server.</summary>
internal static class MergeScenario
{
    private const int Passes = 400;
    private const int FewPasses = 20;

    internal static readonly Scenario Scenario = new("merge", "what merging costs", RunAsync) { IsQuick = true };

    private static Task RunAsync(BenchContext context)
    {
        var cost = MergeCost.Measure(context.Clock, context.Sizes.IsFull ? Passes : FewPasses);
        context.Found(Limits.MergePoint, Spread.Exactly(cost.PointNanoseconds));
        context.Found(Limits.MergePointBytes, Spread.Exactly(cost.PointBytes));
        context.Found(Limits.MergeForecast, Spread.Exactly(cost.ForecastMilliseconds));
        context.Found(Limits.MergeForecastBytes, Spread.Exactly(cost.Beyond / 1024.0));
        return Task.CompletedTask;
    }
}
