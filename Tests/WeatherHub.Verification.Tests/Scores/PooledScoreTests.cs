using WeatherHub.Verification.Scores;

namespace WeatherHub.Verification.Tests.Scores;

internal sealed class PooledScoreTests
{
    [Test]
    public void A_day_counts_once_however_many_places_report_it()
    {
        var (one, many) = (new PooledScore(), new PooledScore());
        for (var day = 1; day <= 10; day++)
        {
            one.Learn(day, new PooledError(day, 1, 1));
            for (var place = 0; place < 50; place++) many.Learn(day, new PooledError(day, 1, 1));
        }

        Assert.That(many.Totals.Bias, Is.EqualTo(one.Totals.Bias).Within(1e-9));
        Assert.That(many.Totals.BiasDays, Is.EqualTo(one.Totals.BiasDays));
        Assert.That((one.Totals.Verifications, many.Totals.Verifications), Is.EqualTo((10L, 500L)));
    }

    [Test]
    public void Today_is_known_at_once_and_settles_tomorrow()
    {
        var pool = new PooledScore();
        pool.Learn(1, new PooledError(4, 1, 1));
        Assert.That(pool.Totals.Bias, Is.EqualTo(4));
        pool.Learn(1, new PooledError(2, 1, 1));
        Assert.That(pool.Totals.Bias, Is.EqualTo(3));
        pool.Learn(2, new PooledError(3, 1, 1));
        Assert.That(pool.Settled.Bias, Is.EqualTo(3));
    }

    [Test]
    public void What_comes_late_counts_among_the_day_under_way()
    {
        var pool = new PooledScore();
        pool.Learn(7, new PooledError(1, 1, 1));
        pool.Learn(3, new PooledError(3, 1, 1));
        Assert.That((pool.Today.Day, pool.Totals.Bias), Is.EqualTo((7, 2.0)));
    }

    [Test]
    public void The_past_fades()
    {
        var pool = new PooledScore();
        for (var day = 1; day <= 200; day++) pool.Learn(day, new PooledError(5, 1, 1));
        for (var day = 201; day <= 400; day++) pool.Learn(day, new PooledError(-5, 1, 1));
        Assert.That(pool.Totals.Bias, Is.EqualTo(-5).Within(0.3));
        Assert.That(pool.Totals.BiasDays, Is.LessThanOrEqualTo(50.1));
    }
}
