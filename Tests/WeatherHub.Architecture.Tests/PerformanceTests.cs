using WeatherHub.Lab.Benchmarks.Reporting;
using WeatherHub.Lab.Benchmarks.Scaling;

namespace WeatherHub.Architecture.Tests;

internal sealed class PerformanceTests
{
    private const string Measured = "docs/performance.json";

    private static readonly BenchRun Run = BenchRun.Read(File.ReadAllText(Repository.PathOf(Measured)))!;

    [TestCase("README.md")]
    [TestCase("docs/scaling.md")]
    public void What_a_page_says_of_speed_is_what_one_run_measured(string page)
    {
        var text = File.ReadAllText(Repository.PathOf(page));
        Assert.That(text, Is.EqualTo(Written(text)), $"run: lab bench --from {Measured} --write {page}");
        var typed = text.Replace("<!-- end -->", "| by hand |\n<!-- end -->", StringComparison.Ordinal);
        Assert.That(typed, Is.Not.EqualTo(Written(typed)), "a figure typed by hand is found");
    }

    private static string? Written(string text) => PerformanceBlock.Written(text, Run) ?? ScalingTable.Written(text, Run);
}
