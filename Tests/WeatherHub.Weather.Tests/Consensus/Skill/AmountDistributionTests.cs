using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus.Skill;

internal sealed class AmountDistributionTests
{
    private static readonly double[] Amounts = [0, 0.03, 0.1, 0.4, 1, 3, 6, 8, 10, 20.6, 50, 120, 600];

    [TestCase(0.1, 0, 0, 0.1, 0.4)]
    [TestCase(0.1, 7, 0, 0.1, 0.8)]
    [TestCase(1, 1, 0, 1.5, 3)]
    [TestCase(20.6, 1, 2, 25, 40)]
    [TestCase(0, 1, 0, 0, 0)]
    public void A_first_interval_is_no_wider_than_what_forecasts_of_that_amount_miss(
        double forecast,
        double lead,
        double least,
        double high,
        double most)
    {
        var interval = new AmountDistribution(forecast, lead).Interval();
        Assert.That(interval.Low, Is.GreaterThanOrEqualTo(least).And.LessThanOrEqualTo(forecast));
        Assert.That(interval.High, Is.InRange(high, most));
    }

    [Test]
    public void The_forecast_is_always_in_its_interval_which_grows_with_the_amount_and_with_lead()
    {
        foreach (var lead in new double[] { 0, 1, 2, 4, 7, 10, 16 })
        {
            var before = 0.0;
            foreach (var forecast in Amounts)
            {
                var (low, high) = new AmountDistribution(forecast, lead).Interval();
                Assert.That(low, Is.InRange(0, forecast));
                Assert.That(high, Is.GreaterThanOrEqualTo(forecast).And.GreaterThanOrEqualTo(before).And.LessThan(double.PositiveInfinity));
                before = high;
                var (nearLow, nearHigh) = new AmountDistribution(forecast, Math.Max(0, lead - 1)).Interval();
                Assert.That(high, Is.GreaterThanOrEqualTo(nearHigh));
                Assert.That(low, Is.LessThanOrEqualTo(nearLow));
            }
        }
    }

    [Test]
    public void An_interval_holds_eight_to_nine_of_ten()
    {
        foreach (var forecast in Amounts.Where(amount => amount is >= 0.1 and < 100))
        {
            var errors = new AmountDistribution(forecast, 3);
            var (low, high) = errors.Interval();
            var within = errors.ShareUpTo(high) - (low > 0 ? errors.ShareUpTo(low) : 0);
            Assert.That(within, Is.InRange(0.8 - 1e-9, 0.9 + 1e-9), $"{forecast} mm");
        }
    }

    [Test]
    public void What_is_forecast_dry_is_less_sure_the_further_ahead_and_the_likelier_rain_is_said_to_be()
    {
        static double WithinOneMillimetre(double lead, double chance) => new AmountDistribution(0, lead, chance: chance).ShareUpTo(1);

        Assert.That(new AmountDistribution(0, 1, chance: 0.39).Interval().High, Is.InRange(0.02, 0.2));
        Assert.That(new AmountDistribution(0, 14, chance: 0.39).Interval().High, Is.InRange(0.5, 3));
        Assert.That(new AmountDistribution(0, 14, chance: 0.05).Interval().High, Is.Zero, "nine of ten such days are dry");
        Assert.That(WithinOneMillimetre(1, 0.05), Is.GreaterThan(0.98).And.GreaterThan(WithinOneMillimetre(14, 0.05)));
        Assert.That(WithinOneMillimetre(14, 0.05), Is.GreaterThan(0.9).And.GreaterThan(WithinOneMillimetre(14, 0.39)));
        Assert.That(WithinOneMillimetre(14, 0.39), Is.InRange(0.6, 0.85));
        Assert.That(
            new AmountDistribution(5, 1, chance: 0.1).Interval(),
            Is.EqualTo(new AmountDistribution(5, 1).Interval()),
            "less than forecasts of that amount keep");
    }

    [Test]
    public void Shares_and_quantiles_are_each_others_reverse()
    {
        var errors = new AmountDistribution(4, 5);
        for (var share = 0.25; share < 0.99; share += 0.05)
            Assert.That(errors.ShareUpTo(errors.Quantile(share)), Is.EqualTo(share).Within(1e-9));
        Assert.That(errors.Quantile(errors.ShareUpTo(0) / 2), Is.Zero, "nothing falls more often");
        Assert.That(errors.ShareUpTo(-1), Is.Zero);
    }

    [Test]
    public void Learning_takes_over_from_the_first_days_by_and_by()
    {
        var (first, learned) = (new Confidence(50, 0, 1), new Confidence(80, 0, 8));
        var highs = new double[] { 0, 1, 5, 20, 60 }
            .Select(days => AmountConfidence.Blend(learned, first, Variable.Precipitation, days).P90)
            .ToList();
        Assert.That(highs, Is.Ordered.Ascending);
        Assert.That((highs[0], highs[2]), Is.EqualTo((1.0, 3.375)), "half way between 1 and 2 in cube roots, after five days");
        Assert.That(highs[^1], Is.InRange(7, 8));
    }

    [Test]
    public void An_hours_amount_is_judged_so_too_before_anything_is_learned()
    {
        var sure = QuantitySkill.Prior(Quantity.Of(Variable.Precipitation)!).ConfidenceIn(0.1, 0.3, 6.5);
        Assert.That((sure.P10, sure.P90, sure.Level), Is.EqualTo((0.0, sure.P90, sure.Level)));
        Assert.That(sure.P90, Is.InRange(0.1, 1));
        Assert.That(sure.Level, Is.InRange(75, 100));
    }
}
