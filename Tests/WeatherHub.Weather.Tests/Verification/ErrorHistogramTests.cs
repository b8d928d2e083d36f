using WeatherHub.Weather.Tests.Consensus;
using WeatherHub.Weather.Verification;

namespace WeatherHub.Weather.Tests.Verification;

internal sealed class ErrorHistogramTests
{
    [TestCase(0.5, 0.674)]
    [TestCase(0.8, 1.282)]
    [TestCase(0.95, 1.960)]
    public void It_starts_as_the_normal_distribution(double share, double deviations)
    {
        var shape = new ErrorHistogram();
        Assert.That(shape.Quantile(share), Is.EqualTo(deviations).Within(0.01));
        Assert.That(ErrorHistogram.ShareBelow(shape.Shares(), deviations), Is.EqualTo(share).Within(0.005));
    }

    [Test]
    public void It_learns_another_shape()
    {
        var (shape, random) = (new ErrorHistogram(), new Random(7));
        for (var day = 0; day < 300; day++) shape.Learn(Binned(Enumerable.Range(0, 40).Select(_ => 2 * random.NextDouble())));
        Assert.That(shape.Quantile(0.8), Is.EqualTo(1.6).Within(0.06));
    }

    [Test]
    public void One_wild_day_of_a_thousand_places_does_not_wipe_out_what_was_learned()
    {
        var (shape, random) = (new ErrorHistogram(), new Random(7));
        for (var day = 0; day < 300; day++) shape.Learn(Binned(Enumerable.Range(0, 40).Select(_ => Math.Abs(Taught.Normal(random)))));
        shape.Learn(Binned(Enumerable.Repeat(100.0, 1000)));
        Assert.That(shape.Quantile(0.8), Is.EqualTo(1.282).Within(0.3));
        Assert.That(ErrorHistogram.ShareBelow(shape.Shares(), 4), Is.EqualTo(0.95).Within(0.02));
    }

    [Test]
    public void Shares_rise_from_nothing_to_all()
    {
        var shares = new ErrorHistogram().Shares();
        Assert.That(shares, Is.Ordered);
        Assert.That(shares[^1], Is.EqualTo(1).Within(1e-12));
        Assert.That(ErrorHistogram.ShareBelow(shares, 0), Is.Zero);
        Assert.That(ErrorHistogram.ShareBelow(shares, -1), Is.Zero);
        Assert.That(ErrorHistogram.ShareBelow(shares, double.PositiveInfinity), Is.EqualTo(1));
    }

    private static int[] Binned(IEnumerable<double> distances)
    {
        var day = new int[ErrorHistogram.Bins];
        foreach (var distance in distances) day[ErrorHistogram.BinOf(distance)]++;
        return day;
    }
}
