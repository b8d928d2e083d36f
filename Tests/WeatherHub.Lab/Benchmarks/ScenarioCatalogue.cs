using WeatherHub.Lab.Benchmarks.Scenarios;

namespace WeatherHub.Lab.Benchmarks;

/// <summary>Every scenario that there is.</summary>
internal static class ScenarioCatalogue
{
    internal static readonly IReadOnlyList<Scenario> All =
    [
        .. HotScenario.All,
        AllocationScenario.Scenario,
        .. MissScenario.All,
        HerdScenario.Scenario,
        RedisScenario.Scenario,
        TelemetryScenario.Scenario,
        OpenLoopScenario.Scenario,
        StartScenario.Scenario,
        MemoryScenario.Scenario,
        MergeScenario.Scenario,
    ];

    /// <summary>What words of the command line mean; all scenarios for none.</summary>
    internal static IReadOnlyList<Scenario> Chosen(IReadOnlyList<string> words) => words switch
    {
        [] => All,
        ["quick"] => [.. All.Where(scenario => scenario.IsQuick)],
        _ => [.. words.Select(word => All.FirstOrDefault(scenario => scenario.Id == word)
            ?? throw new UsageException(
                $"no scenario is called {word}; there are {string.Join(", ", All.Select(scenario => scenario.Id))}, or quick, list"))],
    };
}
