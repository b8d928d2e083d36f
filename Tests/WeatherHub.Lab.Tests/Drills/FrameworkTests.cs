using WeatherHub.Lab.Drills.Catalogue;
using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.TestKit;

namespace WeatherHub.Lab.Tests.Drills;

internal sealed class FrameworkTests
{
    private static readonly Bar Few = Bar.AtMost("faults", 1, "faults");

    [Test]
    public async Task A_drill_whose_bars_hold_and_whose_control_breaks_has_passed()
    {
        var (closing, output) = await RunAsync(Sound);
        Assert.That(closing, Is.EqualTo("1 passed, 0 failed"));
        Assert.That(output, Does.Contain("ok     faults: 1 faults (at most 1)").And.Contain("breaks, as it must"));
    }

    [Test]
    public async Task A_drill_fails_when_a_bar_breaks()
    {
        var (closing, output) = await RunAsync(new Drill("X", "it", "holds", context =>
        {
            context.Holds(Few, 2);
            context.Breaks(Few, 2, "without it");
            return Task.CompletedTask;
        }));
        Assert.That(closing, Is.EqualTo("0 passed, 1 failed"));
        Assert.That(output, Does.Contain("FAILED faults: 2 faults (at most 1)"));
    }

    [Test]
    public async Task A_drill_fails_when_its_control_holds()
    {
        var (closing, output) = await RunAsync(new Drill("X", "it", "holds", context =>
        {
            context.Holds(Few, 1);
            context.Breaks(Few, 1, "without it");
            return Task.CompletedTask;
        }));
        Assert.That(closing, Is.EqualTo("0 passed, 1 failed"));
        Assert.That(output, Does.Contain("holds, and must not"));
    }

    [Test]
    public async Task A_drill_without_a_control_proves_nothing_and_fails()
    {
        var (closing, _) = await RunAsync(new Drill("X", "it", "holds", context =>
        {
            context.Holds(Few, 1);
            return Task.CompletedTask;
        }));
        Assert.That(closing, Is.EqualTo("0 passed, 1 failed"));
    }

    [Test]
    public async Task A_drill_that_cannot_go_on_fails_and_the_next_one_runs()
    {
        var (closing, output) = await RunAsync(new Drill("X", "it", "holds", _ => throw new IOException("no room")), Sound);
        Assert.That(closing, Is.EqualTo("1 passed, 1 failed"));
        Assert.That(output, Does.Contain("IOException: no room"));
    }

    [Test]
    public async Task A_drill_whose_program_is_missing_is_skipped_and_not_passed()
    {
        var (closing, output) = await RunAsync(Sound with { Needs = ["juggler"] });
        Assert.That(closing, Is.EqualTo("0 passed, 0 failed, 1 skipped"));
        Assert.That(output, Does.Contain("skipped: juggler is not installed"));
    }

    [Test]
    public void Every_drill_has_an_id_of_its_own_and_stands_in_order()
    {
        Assert.That(DrillCatalogue.All.Select(drill => drill.Id), Is.Unique.And.Ordered.And.All.Match("^([FS][0-9]{2}|TRUTH)$"));
    }

    [TestCase(0.5, 2)]
    [TestCase(0.75, 3)]
    [TestCase(0.99, 4)]
    [TestCase(1, 4)]
    [TestCase(0, 1)]
    public void A_quantile_is_the_smallest_value_that_so_many_do_not_exceed(double share, double value) =>
        Assert.That(Quantiles.Of([4, 2, 1, 3], share), Is.EqualTo(value));

    [TestCase("drill")]
    [TestCase("drill F99")]
    [TestCase("drill F01 --seed one")]
    [TestCase("drill F01 --colour red")]
    public void A_call_that_makes_no_sense_gets_help_and_starts_nothing(string call)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        Assert.That(Verbs.Run(call.Split(' '), output, errors, new ManualTimeProvider()), Is.EqualTo(2));
        Assert.That(errors.ToString(), Does.Contain("(see lab drill --help)"));
    }

    private static Drill Sound { get; } = new("S", "it", "holds", context =>
    {
        context.Holds(Few, 1);
        context.Breaks(Few, 2, "without it");
        return Task.CompletedTask;
    });

    private static async Task<(string Closing, string Output)> RunAsync(params Drill[] drills)
    {
        await using var output = new StringWriter();
        var results = await new Runner(output, new ManualTimeProvider(), 1, new DrillSizes())
            .RunAsync(drills, _ => false, null, CancellationToken.None);
        return (Runner.Closing(results), output.ToString());
    }
}
