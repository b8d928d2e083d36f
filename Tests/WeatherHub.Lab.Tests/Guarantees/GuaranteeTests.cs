using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Guarantees;

namespace WeatherHub.Lab.Tests.Guarantees;

internal sealed class GuaranteeTests
{
    private static readonly RunEnvironment Here = new("2026-11-22", "abc1234", false, "release", 2, "a processor", "a system", ".NET", 1);
    private static readonly Guarantee Promise = new("it holds", "F01", "F02") { Shown = ["faults"] };

    private static readonly MeasuredBar Few = new("faults (control 0.3)", 0.5, 1, false, "faults", null, true);
    private static readonly MeasuredBar Broken = new("faults", 7, 1, false, "faults", "without it", true);

    [Test]
    public void The_figure_is_the_worst_of_all_drills()
    {
        var lines = Lines(Drill("F01", "passed", Few, Few with { Measured = 0.75 }, Broken), Drill("F02", "passed", Few, Broken));
        Assert.That(lines, Is.EqualTo(new[] { "faults: 0.75 (≤ 1)" }));
    }

    [Test]
    public void Of_what_must_be_much_the_least_is_the_worst()
    {
        var share = new MeasuredBar("faults survived", 99.999, 99.99, true, "%", null, true);
        Assert.That(Lines(Drill("F01", "passed", share, share with { Measured = 100 }, Broken), Drill("F02", "passed", Few, Broken)),
            Has.Member("faults survived: 99.999 % (≥ 99.99 %)"));
    }

    [Test]
    public void A_bar_that_broke_is_not_met()
    {
        var lines = Lines(
            Drill("F01", "failed", Few with { Measured = 3, AsItMustBe = false }, Broken), Drill("F02", "passed", Few, Broken));
        Assert.That(lines, Is.EqualTo(new[] { "**not met:** F01: faults: 3 (≤ 1)", "faults: 0.5 (≤ 1)" }));
    }

    [Test]
    public void A_control_that_held_proves_nothing()
    {
        var lines = Lines(
            Drill("F01", "failed", Few, Broken with { Measured = 1, AsItMustBe = false }), Drill("F02", "passed", Few, Broken));
        Assert.That(lines[0], Is.EqualTo("**not proven:** F01: with without it still faults: 1 (≤ 1)"));
    }

    [Test]
    public void What_was_skipped_ended_early_or_never_ran_was_not_measured()
    {
        Assert.That(Lines(Drill("F01", "skipped") with { Because = "juggler is not installed" }), Is.EqualTo(new[]
        {
            "**not measured:** F01: juggler is not installed", "**not measured:** F02",
        }));
        Assert.That(
            Lines(Drill("F01", "failed") with { Because = "IOException: no room" }), Has.Member(
                "**not measured:** F01 could not go on: IOException: no room"));
    }

    [Test]
    public void A_drill_without_a_bar_of_the_chosen_names_shows_its_own()
    {
        var own = new MeasuredBar("seconds until it is back", 2, 5, false, "s", null, true);
        var usual = new MeasuredBar("answers that are not 200", 0, 0, false, "answers", null, true);
        var lines = Lines(Drill("F01", "passed", usual, own, Broken), Drill("F02", "passed", Few, Broken));
        Assert.That(lines, Is.EqualTo(new[] { "seconds until it is back: 2 (≤ 5)", "faults: 0.5 (≤ 1)" }));
    }

    [Test]
    public void Where_it_was_measured_stands_beside_it()
    {
        var measurements = new Measurements(
            "", [Drill("F01", "passed", Few, Broken), Drill(
                "F02", "passed", Few, Broken) with { Measured = Here with { Changed = true, Build = "debug" } }]);
        var page = Tables.Guarantees([Promise], measurements);
        Assert.That(page, Does.Contain("| `drill F01 F02` | 2026-11-22, `abc1234`<br>2026-11-22, `abc1234` with changes, debug build |"));
        Assert.That(page, Does.EndWith("Measured on 2 cores of a processor, a system, .NET.\n"));
    }

    [Test]
    public void The_long_table_shows_every_drill_and_control()
    {
        var page = Tables.Drills(new Measurements("1 passed, 0 failed", [Drill("F77", "passed", Few, Broken)]));
        Assert.That(
            page, Does.StartWith(
                "1 passed, 0 failed.").And.Contain("| F77 | it: holds | faults: 0.5 (≤ 1) | without it: faults: 7 (≤ 1) | 4 s |"));
    }

    [Test]
    public void A_page_is_written_between_its_comments_only()
    {
        const string Page =
            "before\n<!-- drills: written by lab guarantees from docs/guarantees.json, see Tests/WeatherHub.Lab -->\nof yore\n<!-- end "
            + "-->\nafter\n";
        var measurements = new Measurements("1 passed, 0 failed", [Drill("F01", "passed", Few, Broken)]);
        var written = Blocks.Written(Page, measurements);
        Assert.That(
            written, Does.StartWith(
                "before\n<!-- drills").And.EndWith("<!-- end -->\nafter\n").And.Contain("F01").And.Not.Contain("of yore"));
        Assert.That(Blocks.Written(written, measurements), Is.EqualTo(written));
    }

    private static string[] Lines(params MeasuredDrill[] drills) => [.. new GuaranteeResult(Promise, new Measurements("", drills)).Lines()];

    private static MeasuredDrill Drill(string id, string outcome, params MeasuredBar[] findings) =>
        new(id, "it", "holds", outcome, null, 4, Here, findings);
}
