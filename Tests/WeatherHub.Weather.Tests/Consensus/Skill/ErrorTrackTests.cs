using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus.Skill;

internal sealed class ErrorTrackTests
{
    [Test]
    public void Of_a_stranger_nothing_is_subtracted_and_the_error_grows_with_lead()
    {
        var track = ErrorTrack.Prior(Variable.Temperature);
        Assert.That(track.At(0), Is.EqualTo(new ErrorEstimate(0, 2, 1)));
        Assert.That(track.At(4), Is.EqualTo(new ErrorEstimate(0, 4, 1)));
    }

    [Test]
    public void Evidence_of_nothing_says_what_the_prior_says()
    {
        var learned = ErrorTrack.Learned(Variable.Temperature, new VendorStatistics[LeadTimeBins.Count]);
        foreach (var lead in new[] { 0, 0.3, 1.5, 4, 9 })
        {
            var (known, prior) = (learned.At(lead), ErrorTrack.Prior(Variable.Temperature).At(lead));
            Assert.That((known.Bias, known.Scale, known.Weight), Is.EqualTo((prior.Bias, prior.Scale, prior.Weight)));
        }
    }

    [Test]
    public void A_place_that_knows_a_vendor_speaks_louder_than_the_pool_and_a_new_place_asks_it()
    {
        var pool = new PooledTotals { BiasDays = 50, Bias = 2, SquareDays = 50, Squares = 50 };
        var stranger = ErrorTrack.Expect(new VendorStatistics(default, pool), 2);
        var own = ErrorTrack.Expect(
            new VendorStatistics(
                new VendorScore
                {
                    Count = 200,
                    Bias = -1,
                    Squares = 10,
                    RecentSquares = 1,
                },
                pool),
            2);
        Assert.That(stranger.Bias, Is.EqualTo(2 * 50 / 60.0));
        Assert.That(own.Bias, Is.EqualTo(-1).Within(0.4));
        Assert.That(own.Variance, Is.LessThan(stranger.Variance));
    }

    [Test]
    public void Twice_the_error_is_a_sixteenth_of_the_vote()
    {
        static ErrorTrack Of(double square) =>
            ErrorTrack.Learned(
                Variable.Temperature,
                [
                    .. Enumerable.Repeat(
                        new VendorStatistics(default, new PooledTotals { SquareDays = 1e9, Squares = square * 1e9 }),
                        LeadTimeBins.Count),
                ]);
        Assert.That(Of(1).At(0.5).Weight / Of(4).At(0.5).Weight, Is.EqualTo(16).Within(1e-3));
    }

    [Test]
    public void A_vendor_that_went_wrong_everywhere_in_the_last_days_is_in_trouble_at_places_that_have_not_seen_it_yet()
    {
        var calm = new PooledTotals { SquareDays = 60, Squares = 60, RecentDays = 2, RecentSquares = 2 };
        var wrong = calm with { RecentSquares = 100 };
        var (before, after) = (
            ErrorTrack.Expect(new VendorStatistics(default, calm), 2),
            ErrorTrack.Expect(new VendorStatistics(default, wrong), 2));
        Assert.That(ErrorTrack.Drift(wrong, 1), Is.GreaterThan(ErrorTrack.DriftFactor).And.GreaterThan(10 * ErrorTrack.Drift(calm, 1)));
        Assert.That(after.Risk, Is.GreaterThan(5 * before.Risk));
        Assert.That(after.Variance, Is.EqualTo(before.Variance));
    }
}
