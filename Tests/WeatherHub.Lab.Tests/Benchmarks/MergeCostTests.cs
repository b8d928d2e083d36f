using WeatherHub.Lab.Benchmarks;
using WeatherHub.TestKit;

namespace WeatherHub.Lab.Tests.Benchmarks;

/// <summary>Bytes are the same on every machine; time is left to the benchmark.</summary>
internal sealed class MergeCostTests
{
    private static readonly MergeCost Cost = MergeCost.Measure(TimeProvider.System, 3);

    [Test]
    public void Merging_one_point_allocates_nothing() => Assert.That(Cost.PointBytes, Is.Zero);

    [Test]
    public void A_whole_forecast_allocates_little_more_than_its_answer()
    {
        Assert.That(Cost.AnswerBytes, Is.GreaterThan(50 * 1024));
        Assert.That(Cost.Beyond, Is.InRange(0, 64 * 1024));
    }

    [TestCase("bench soup")]
    [TestCase("bench quick merge")]
    [TestCase("bench merge --rounds none")]
    [TestCase("bench --from /no/such/file --write README.md")]
    [TestCase("bench --from /dev/null --write README.md")]
    public void A_call_that_makes_no_sense_gets_help_and_the_exit_code_2(string call)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        Assert.That(Verbs.Run(call.Split(' '), output, errors, new ManualTimeProvider(DateTimeOffset.UnixEpoch)), Is.EqualTo(2));
        Assert.That(errors.ToString(), Does.Contain("(see lab bench --help)"));
    }
}
