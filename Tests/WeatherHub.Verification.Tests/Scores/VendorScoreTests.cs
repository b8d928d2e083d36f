using System.Runtime.CompilerServices;
using WeatherHub.Verification.Scores;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Verification.Tests.Scores;

internal sealed class VendorScoreTests
{
    private const double Scale = 2;

    [Test]
    public void A_score_takes_24_bytes() => Assert.That(Unsafe.SizeOf<VendorScore>(), Is.EqualTo(24));

    [Test]
    public void Five_vendors_at_a_place_quantity_and_lead_take_at_most_200_bytes()
    {
        _ = new LeadScores { Vendors = new VendorScore[5] };
        var before = GC.GetAllocatedBytesForCurrentThread();
        var scores = new LeadScores { Vendors = new VendorScore[5] };
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(scores.Vendors, Has.Length.EqualTo(5));
        Assert.That(bytes, Is.LessThanOrEqualTo(200));
    }

    [Test]
    public void A_steady_bias_is_learned_and_what_remains_is_small()
    {
        var score = Learned(60, _ => 3);
        var expected = Expect(score);
        Assert.That(expected.Bias, Is.EqualTo(3).Within(0.5));
        Assert.That(expected.Risk, Is.LessThan(Scale * Scale));
    }

    [Test]
    public void The_first_error_counts_beside_the_prior_and_not_instead_of_it()
    {
        Assert.That(Expect(Learned(1, _ => 4)).Bias, Is.InRange(0.5, 3));
    }

    [Test]
    public void A_gross_error_moves_the_bias_by_no_more_than_a_large_one()
    {
        var calm = Learned(40, _ => 0);
        var (large, gross) = (calm, calm);
        large.Learn(15, 20, Expect(calm), double.PositiveInfinity);
        gross.Learn(15, 2000, Expect(calm), double.PositiveInfinity);
        Assert.That(gross.Bias, Is.EqualTo(large.Bias));
        Assert.That(gross.Squares, Is.EqualTo(large.Squares));
        Assert.That(gross.Bias, Is.LessThan(1));
    }

    [Test]
    public void Errors_of_late_raise_the_risk_at_once_and_calm_lets_it_fall_again()
    {
        var score = Learned(60, index => index % 2 == 0 ? 0.5 : -0.5);
        var calm = Expect(score).Risk;
        for (var i = 0; i < 3; i++) score.Learn(i, i % 2 == 0 ? 5 : -5, Expect(score), double.PositiveInfinity);
        var upset = Expect(score).Risk;
        for (var i = 0; i < 30; i++) score.Learn(i, i % 2 == 0 ? 0.5 : -0.5, Expect(score), double.PositiveInfinity);
        Assert.That(upset, Is.GreaterThan(4 * calm));
        Assert.That(Expect(score).Risk, Is.LessThan(upset / 3));
    }

    [Test]
    public void Who_says_the_same_while_the_weather_moves_is_stuck_and_loses_its_vote()
    {
        var score = default(VendorScore);
        for (var day = 0; day < 6; day++) score.Learn(10, 10 - (10 + day * 2), Expect(score), 1);
        Assert.That(score.Repeats, Is.GreaterThanOrEqualTo(3));
        Assert.That(Expect(score).Risk, Is.GreaterThan(64 * Expect(score with { Repeats = 0 }).Risk * 0.99));
    }

    [Test]
    public void Who_says_the_same_of_steady_weather_is_not_stuck()
    {
        var score = default(VendorScore);
        for (var day = 0; day < 50; day++) score.Learn(10, 0.1, Expect(score), 1);
        Assert.That(score.Repeats, Is.Zero);
    }

    [Test]
    public void Who_speaks_again_is_not_stuck_any_more()
    {
        var score = default(VendorScore);
        for (var day = 0; day < 6; day++) score.Learn(10, -day * 2, Expect(score), 1);
        score.Learn(11, 0, Expect(score), 1);
        Assert.That(score.Repeats, Is.Zero);
    }

    [Test]
    public void A_thousand_years_of_verifications_overflow_nothing()
    {
        var score = Learned(400_000, index => index % 3 - 1);
        Assert.That(score.Count, Is.EqualTo(Decay.Most));
        Assert.That(new double[] { score.Bias, score.Squares, score.RecentSquares }, Is.All.Matches<double>(double.IsFinite));
        Assert.That(Expect(score).Bias, Is.EqualTo(0).Within(0.2));
    }

    private static VendorScore Learned(int times, Func<int, double> error)
    {
        var score = default(VendorScore);
        for (var i = 0; i < times; i++) score.Learn(i, error(i), Expect(score), double.PositiveInfinity);
        return score;
    }

    private static ErrorExpectation Expect(in VendorScore score) => ErrorTrack.Expect(new VendorStatistics(score, default), Scale);
}
