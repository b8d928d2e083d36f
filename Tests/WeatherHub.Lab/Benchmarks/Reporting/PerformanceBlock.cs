namespace WeatherHub.Lab.Benchmarks.Reporting;

/// <summary>The part of a page that is written by <c>lab bench</c>.</summary>
internal static class PerformanceBlock
{
    internal static readonly Block Block = new("performance", "written by lab bench from docs/performance.json, see Tests/WeatherHub.Lab");

    /// <summary>The page with what a run measured between its comments; null for a page that has no such part.</summary>
    internal static string? Written(string page, BenchRun run) => Block.Written(page, BenchTable.Page(run, ScenarioCatalogue.All));
}
