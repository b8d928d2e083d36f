using WeatherHub.Verification.Scores;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Tests.Consensus;

namespace WeatherHub.Verification.Tests.Scores;

internal sealed class CalibrationTests
{
    private const double PriorScale = 2;

    [TestCase(0.5)]
    [TestCase(1.0)]
    [TestCase(4.0)]
    public void Four_of_five_errors_fall_into_the_interval_whatever_their_size(double size)
    {
        var covered = Coverage(random => size * TrainedStore.Normal(random), _ => 1);
        Assert.That(covered, Is.EqualTo(0.8).Within(0.03));
    }

    [Test]
    public void Also_when_errors_have_heavy_tails()
    {
        var covered = Coverage(random => TrainedStore.Normal(random) * (random.NextDouble() < 0.1 ? 5 : 0.6), _ => 1);
        Assert.That(covered, Is.EqualTo(0.8).Within(0.03));
    }

    [Test]
    public void Where_disagreement_foretells_error_the_interval_grows_with_it()
    {
        var calibration = new Calibration();
        var random = new Random(3);
        for (var day = 1; day <= 400; day++)
            for (var place = 0; place < 20; place++)
            {
                var spread = 0.2 + 2 * random.NextDouble();
                calibration.Learn(
                    day, Math.Sqrt(spread) * TrainedStore.Normal(random), spread, calibration.Model.Expect(default, spread, PriorScale));
            }

        var (agreed, torn) =
            (calibration.Model.Expect(default, 0.2, PriorScale).Sigma, calibration.Model.Expect(default, 2.2, PriorScale).Sigma);
        Assert.That(torn / agreed, Is.GreaterThan(1.7));
    }

    [Test]
    public void Where_disagreement_says_nothing_it_does_not_matter()
    {
        var calibration = new Calibration();
        var random = new Random(3);
        for (var day = 1; day <= 400; day++)
            for (var place = 0; place < 20; place++)
            {
                var spread = 0.2 + 2 * random.NextDouble();
                calibration.Learn(day, TrainedStore.Normal(random), spread, calibration.Model.Expect(default, spread, PriorScale));
            }

        var (agreed, torn) =
            (calibration.Model.Expect(default, 0.2, PriorScale).Sigma, calibration.Model.Expect(default, 2.2, PriorScale).Sigma);
        Assert.That(torn / agreed, Is.InRange(0.95, 1.15));
    }

    [Test]
    public void A_place_with_larger_errors_than_others_has_wider_intervals()
    {
        MergedScore rough = default;
        var prior = ConfidenceModel.Prior.Expect(default, 0, PriorScale);
        for (var i = 0; i < 60; i++) rough.Learn(6, ConfidenceModel.Prior.Expect(rough, 0, PriorScale), covered: false);
        Assert.That(ConfidenceModel.Prior.Expect(rough, 0, PriorScale).Sigma, Is.GreaterThan(1.5 * prior.Sigma));
    }

    [Test]
    public void One_gross_error_does_not_widen_intervals_without_bound()
    {
        MergedScore score = default;
        score.Learn(1e6, ConfidenceModel.Prior.Expect(score, 0, PriorScale), covered: false);
        Assert.That(ConfidenceModel.Prior.Expect(score, 0, PriorScale).Level, Is.LessThan(25 * PriorScale * PriorScale));
    }

    [Test]
    public void What_was_settled_is_counted()
    {
        var calibration = new Calibration();
        for (var day = 1; day <= 3; day++) calibration.Learn(day, 0.1, 1, calibration.Model.Expect(default, 1, PriorScale));
        Assert.That(calibration.Model.Totals.Verifications, Is.EqualTo(2), "the day under way is not over");
        calibration.Settle();
        Assert.That((calibration.Model.Totals.Verifications, calibration.Model.Totals.Covered), Is.EqualTo((3L, 3L)));
    }

    [Test]
    public void The_distribution_of_errors_is_learned()
    {
        var (shape, random) = (new ErrorHistogram(), new Random(7));
        for (var day = 0; day < 300; day++) Calibration.Add(Binned(Enumerable.Range(0, 40).Select(_ => 2 * random.NextDouble())), shape);
        Assert.That(shape.Quantile(0.8), Is.EqualTo(1.6).Within(0.06));
    }

    [Test]
    public void One_wild_day_of_a_thousand_places_does_not_wipe_out_what_was_learned()
    {
        var (shape, random) = (new ErrorHistogram(), new Random(7));
        for (var day = 0; day < 300; day++)
            Calibration.Add(Binned(Enumerable.Range(0, 40).Select(_ => Math.Abs(TrainedStore.Normal(random)))), shape);
        Calibration.Add(Binned(Enumerable.Repeat(100.0, 1000)), shape);
        Assert.That(shape.Quantile(0.8), Is.EqualTo(1.282).Within(0.3));
        Assert.That(ErrorHistogram.ShareBelow(shape.CumulativeShares(), 4), Is.EqualTo(0.95).Within(0.02));
    }

    private static double Coverage(Func<Random, double> error, Func<Random, double> spread)
    {
        var (calibration, random) = (new Calibration(), new Random(3));
        int covered = 0, all = 0;
        for (var day = 1; day <= 400; day++)
            for (var place = 0; place < 20; place++)
            {
                var (known, wrong, torn) = (calibration.Model, error(random), spread(random));
                var expected = known.Expect(default, torn, PriorScale);
                if (day > 60)
                {
                    all++;
                    if (Math.Abs(wrong) <= known.Width * expected.Sigma) covered++;
                }

                calibration.Learn(day, wrong, torn, expected);
            }

        return covered / (double)all;
    }

    private static int[] Binned(IEnumerable<double> distances)
    {
        var day = new int[ErrorHistogram.Bins];
        foreach (var distance in distances) day[ErrorHistogram.BinOf(distance)]++;
        return day;
    }
}
