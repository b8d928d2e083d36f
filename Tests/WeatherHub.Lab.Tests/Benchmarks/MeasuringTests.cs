using WeatherHub.Lab.Benchmarks.Load;
using WeatherHub.Lab.Benchmarks.Measuring;

namespace WeatherHub.Lab.Tests.Benchmarks;

internal sealed class MeasuringTests
{
    [Test]
    public void Processor_time_and_parent_are_read_whatever_the_program_is_called()
    {
        const string Stat = "4711 (a (b) c) d) S 12 4711 4711 0 -1 4194304 1 0 0 0 250 50 7 8 20 0 1 0 5 0 0";
        Assert.That(ProcessorTime.Parse(Stat), Is.EqualTo((12, TimeSpan.FromSeconds(3))));
    }

    [Test]
    public void The_machine_has_worked_for_programs_and_the_kernel_and_not_while_idle() => Assert.That(
        ProcessorTime.ParseMachine("cpu  100 20 30 99999 88888 7 6 5 4 3"), Is.EqualTo(TimeSpan.FromSeconds(1.5)));

    [Test]
    public void A_tree_is_a_process_with_all_that_it_started()
    {
        var time = new ProcessorTime(TimeSpan.Zero, new Dictionary<int, (int, TimeSpan)>
        {
            [1] = (0, TimeSpan.FromSeconds(100)),
            [2] = (1, TimeSpan.FromSeconds(1)),
            [3] = (2, TimeSpan.FromSeconds(2)),
            [4] = (3, TimeSpan.FromSeconds(4)),
            [5] = (1, TimeSpan.FromSeconds(8)),
        });
        Assert.That(time.OfTree(2), Is.EqualTo(TimeSpan.FromSeconds(7)));
    }

    [Test]
    public void This_process_is_among_those_that_are_read() =>
        Assert.That(ProcessorTime.Now().OfTree(Environment.ProcessId), Is.GreaterThan(TimeSpan.Zero));

    [Test]
    public void Rounds_with_other_work_are_thrown_away_and_taken_again()
    {
        var rounds = new Rounds<int>(2);
        foreach (var (sample, others) in new[] { (1, 0.0), (2, 0.06), (3, 0.05) })
        {
            Assert.That(rounds.AreEnough, Is.False);
            rounds.Add(sample, others);
        }

        Assert.That((rounds.AreEnough, rounds.AreDisturbed, rounds.Thrown), Is.EqualTo((true, false, 1)));
        Assert.That(rounds.Kept, Is.EqualTo(new[] { 1, 3 }));
        Assert.That(Spread.Of(rounds, sample => sample * 10.0), Is.EqualTo(new Spread(10, 10, 30, 2, 1, false)));
    }

    [Test]
    public void Where_it_never_gets_quiet_the_least_disturbed_rounds_stay_and_say_so()
    {
        var rounds = new Rounds<int>(2);
        for (var round = 0; !rounds.AreEnough; round++) rounds.Add(round, 1.0 / (round + 1));
        Assert.That((rounds.AreDisturbed, rounds.Thrown), Is.EqualTo((true, 2)));
        Assert.That(rounds.Kept, Is.EqualTo(new[] { 3, 2 }));
    }

    [TestCase(0.5)]
    [TestCase(0.99)]
    [TestCase(1)]
    public void A_quantile_is_true_to_within_a_thousandth(double share)
    {
        var times = new Histogram();
        for (var i = 1; i <= 10_000; i++) times.Add(i * 1_000L);
        Assert.That(times.Quantile(share), Is.EqualTo(share * 10).Within(0.1).Percent);
    }

    [TestCase(0)]
    [TestCase(1023)]
    [TestCase(1024)]
    [TestCase(2047)]
    [TestCase(2048)]
    [TestCase(long.MaxValue)]
    public void Any_time_finds_its_step(long nanoseconds)
    {
        var times = new Histogram();
        times.Add(nanoseconds);
        Assert.That(times.Quantile(1) * 1e6, Is.EqualTo((double)nanoseconds).Within(0.1).Percent);
    }

    [Test]
    public void Of_nothing_there_is_no_quantile() => Assert.That(new Histogram().Quantile(0.5), Is.NaN);
}
