using WeatherHub.Lab.Benchmarks;
using WeatherHub.Lab.Benchmarks.Measuring;
using WeatherHub.Lab.Benchmarks.Reporting;
using WeatherHub.Lab.Drills.Framework;

namespace WeatherHub.Lab.Tests.Benchmarks;

internal sealed class ReportingTests
{
    private static readonly Limit Few = new("calls", "B", 10);
    private static readonly Limit Many = new("requests", "×", 10) { IsFloor = true };
    private static readonly RunEnvironment Here = new("2026-11-22", "abc1234", true, "release", 2, "a processor", "a system", ".NET", 0);

    [TestCase(10, "met", false)]
    [TestCase(11, "NOT MET", true)]
    public void Without_a_ceiling_the_bar_is_the_limit(double value, string verdict, bool isBroken) => Judge(Few, value, verdict, isBroken);

    [TestCase(9, "met", false)]
    [TestCase(20, "NOT MET (ceiling 20)", false)]
    [TestCase(21, "NOT MET, beyond the ceiling of 20", true)]
    public void A_bar_that_is_not_met_yet_fails_beyond_its_ceiling_only(double value, string verdict, bool isBroken) =>
        Judge(Few with { Ceiling = 20 }, value, verdict, isBroken);

    [TestCase(10, "met", false)]
    [TestCase(9, "NOT MET (ceiling 8)", false)]
    [TestCase(7, "NOT MET, beyond the ceiling of 8", true)]
    public void What_must_be_much_is_judged_the_other_way_round(double value, string verdict, bool isBroken) =>
        Judge(Many with { Ceiling = 8 }, value, verdict, isBroken);

    [TestCase(12, "met", false)]
    [TestCase(13, "NOT MET", true)]
    public void A_bar_may_be_kept_in_another_way(double value, string verdict, bool isBroken) =>
        Judge(Few with { Otherwise = 12 }, value, verdict, isBroken);

    [Test]
    public void A_figure_without_a_bar_is_not_judged() => Judge(Few with { Bar = null }, 1e9, "", false);

    [Test]
    public void A_line_tells_value_range_bar_verdict_and_rounds() => Assert.That(
        BenchTable.Line(new Figure("hot", Many, new Spread(9.5, 1.25, 1234, 5, 2, false))),
        Is.EqualTo("requests: 9.5 (1.25 – 1,234) ×, ≥ 10: NOT MET  [5 rounds, 2 thrown away]"));

    [Test]
    public void A_run_is_read_as_it_was_written()
    {
        var run = Run(
            new Figure("merge", Few with { Ceiling = 3, IsExact = true }, Spread.Exactly(1)),
            new Figure("merge", Few with { Bar = null }, Spread.Exactly(1)));
        Assert.That(BenchRun.Read($"{run}")!.ToString(), Is.EqualTo($"{run}"));
        Assert.That(BenchRun.Read("{}"), Is.Null);
        Assert.That(BenchRun.Read("soup"), Is.Null);
    }

    [Test]
    public void The_page_shows_what_is_demanded_what_was_skipped_and_where_it_was_measured()
    {
        var run = Run(
            new Figure("merge", Few, new Spread(3, 2, 4, 5, 0, true)), new Figure("merge", Few with { Bar = null }, Spread.Exactly(77)));
        Scenario[] scenarios =
            [.. new[] { ("merge", "merging"), ("x", "ex"), ("z", "zed") }
                .Select(one => new Scenario(one.Item1, one.Item2, _ => Task.CompletedTask))];
        var page = BenchTable.Page(run, scenarios);
        Assert.That(page, Does.Contain("| merging: calls | 3 (2 – 4) B * | ≤ 10 | met |\n").And.Contain("other processes were busy"));
        Assert.That(page, Does.Contain("| ex | not measured: y is not installed | | |\n").And.Not.Contain("77"));
        Assert.That(page, Does.Contain("| zed | not measured: no part of this run | | |\n"));
        Assert.That(page, Does.Contain("Measured 2026-11-22 at `abc1234` with changes on 2 cores of a processor, a system, .NET"));
    }

    [Test]
    public async Task A_scenario_that_breaks_off_is_told_and_the_next_one_runs()
    {
        await using var output = new StringWriter();
        var runner = new BenchRunner(output, TimeProvider.System, BenchSizes.Quick, program => program != "juggler");
        await runner.RunAsync(
            [
                new Scenario("a", "breaks", _ => throw new IOException("no room")),
                new Scenario("b", "cannot", _ => Task.CompletedTask) { Needs = ["juggler"] },
                new Scenario("c", "works", context =>
                {
                    context.Found(Few, Spread.Exactly(1));
                    return Task.CompletedTask;
                }),
            ],
            CancellationToken.None);
        Assert.That(runner.Troubles, Is.EqualTo(new[] { "a" }));
        Assert.That(runner.Skipped["b"], Is.EqualTo("juggler is not installed"));
        Assert.That(runner.Figures.Single().Scenario, Is.EqualTo("c"));
        Assert.That($"{output}", Does.Contain("FAILED: IOException: no room").And.Contain("calls: 1 B, ≤ 10: met"));
    }

    [Test]
    public void Every_scenario_has_an_id_of_its_own() =>
        Assert.That(ScenarioCatalogue.All.Select(scenario => scenario.Id), Is.Unique.And.All.Match("^[a-z0-9-]+$"));

    private static BenchRun Run(params Figure[] figures) =>
        new(Here, figures, new Dictionary<string, string> { ["x"] = "y is not installed" });

    private static void Judge(Limit limit, double value, string verdict, bool isBroken)
    {
        var figure = new Figure("s", limit, Spread.Exactly(value));
        Assert.That((figure.Verdict, figure.IsBroken), Is.EqualTo((verdict, isBroken)));
    }
}
