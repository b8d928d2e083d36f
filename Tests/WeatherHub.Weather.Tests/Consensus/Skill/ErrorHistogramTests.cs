using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Weather.Tests.Consensus.Skill;

internal sealed class ErrorHistogramTests
{
    [TestCase(0.5, 0.674)]
    [TestCase(0.8, 1.282)]
    [TestCase(0.95, 1.960)]
    public void It_starts_as_the_normal_distribution(double share, double deviations)
    {
        var shape = new ErrorHistogram();
        Assert.That(shape.Quantile(share), Is.EqualTo(deviations).Within(0.01));
        Assert.That(ErrorHistogram.ShareBelow(shape.CumulativeShares(), deviations), Is.EqualTo(share).Within(0.005));
    }

    [Test]
    public void Shares_rise_from_nothing_to_all()
    {
        var shares = new ErrorHistogram().CumulativeShares();
        Assert.That(shares, Is.Ordered);
        Assert.That(shares[^1], Is.EqualTo(1).Within(1e-12));
        Assert.That(ErrorHistogram.ShareBelow(shares, 0), Is.Zero);
        Assert.That(ErrorHistogram.ShareBelow(shares, -1), Is.Zero);
        Assert.That(ErrorHistogram.ShareBelow(shares, double.PositiveInfinity), Is.EqualTo(1));
    }
}
