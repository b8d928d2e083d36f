using WeatherHub.TestKit;

namespace WeatherHub.Lab.Tests;

internal sealed class ProgressTests
{
    private const string Erase = "\r\x1b[2K";

    private readonly ManualTimeProvider clock = new();

    [Test]
    public void On_a_terminal_one_line_moves_on_and_goes_away()
    {
        using var screen = new StringWriter();
        foreach (var _ in new Progress(screen, isTerminal: true, clock).Over(["a", "b"], step => step))
            clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(
            screen.ToString(), Is.EqualTo(
                $"{Erase}1 of 2: a, 0:00{Erase}1 of 2: a, 0:01{Erase}2 of 2: b, 0:00{Erase}2 of 2: b, 0:01{Erase}"));
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.That(screen.ToString(), Does.EndWith($"b, 0:01{Erase}"));
    }

    [Test]
    public void A_line_of_output_takes_the_place_of_the_progress_and_the_last_line_stands_alone()
    {
        using var screen = new StringWriter();
        var progress = new Progress(screen, isTerminal: true, clock);
        var output = progress.Above(screen);
        foreach (var step in progress.Over(["a"], step => step)) output.WriteLine($"done {step}");
        output.WriteLine("1 passed, 0 failed");
        Assert.That(
            screen.ToString(), Is.EqualTo(
                $"{Erase}1 of 1: a, 0:00{Erase}done a{Environment.NewLine}{Erase}1 passed, 0 failed{Environment.NewLine}"));
    }

    [Test]
    public void Work_that_breaks_off_leaves_no_progress_behind()
    {
        using var screen = new StringWriter();
        var progress = new Progress(screen, isTerminal: true, clock);
        Assert.That(
            () => progress.Over(["a"], step => step)
            .Select<string, int>(_ => throw new InvalidOperationException()).ToList(), Throws.InvalidOperationException);
        Assert.That(screen.ToString(), Does.EndWith(Erase));
    }

    [Test]
    public void Elsewhere_a_step_of_long_work_is_a_plain_line_and_short_work_says_nothing()
    {
        using var log = new StringWriter();
        var progress = new Progress(log, isTerminal: false, clock);
        foreach (var _ in progress.Over(["a", "b", "c"], step => step)) clock.Advance(TimeSpan.FromSeconds(6));
        Assert.That(log.ToString(), Is.EqualTo($"3 of 3: c{Environment.NewLine}"));
        Assert.That(progress.Above(log), Is.SameAs(log));
    }
}
