using WeatherHub.Verification.Scores;
using WeatherHub.Verification.Storage;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Verification.Tests.Scores;

internal sealed class PopModelTests
{
    [Test]
    public void Wetter_words_never_lower_the_odds_of_day_one()
    {
        Assert.That(Chance(0, 0, double.NaN), Is.InRange(0.03, 0.25));
        Assert.That(Chance(0, 0, double.NaN), Is.LessThan(Chance(0.5, 0.5, double.NaN)));
        Assert.That(Chance(0.5, 0.5, double.NaN), Is.LessThan(Chance(1.5, 1, double.NaN)));
        Assert.That(Chance(1.5, 1, double.NaN), Is.InRange(0.7, 1));
    }

    [Test]
    public void Vendors_that_cry_wolf_are_seen_through()
    {
        var odds = new PopRegression();
        var random = new Random(5);
        for (var day = 1; day <= 300; day++)
            for (var place = 0; place < 10; place++)
                odds.Learn(day, Terms(1, 1, PopModel.Logit(0.9)), 0.5, random.NextDouble() < 0.3);
        odds.Settle();
        Assert.That(PopModel.Probability(odds.Weights, Terms(1, 1, PopModel.Logit(0.9)), default), Is.EqualTo(0.3).Within(0.06));
        Assert.That(odds.Totals.Verifications, Is.EqualTo(3000));
    }

    [Test]
    public void What_tells_wet_from_dry_is_found()
    {
        var odds = new PopRegression();
        var random = new Random(5);
        for (var day = 1; day <= 400; day++)
            for (var place = 0; place < 10; place++)
            {
                var said = random.NextDouble();
                odds.Learn(day, Terms(2 * said, said, double.NaN), said, random.NextDouble() < said);
            }

        odds.Settle();
        foreach (var said in new[] { 0.1, 0.5, 0.9 })
            Assert.That(PopModel.Probability(odds.Weights, Terms(2 * said, said, double.NaN), default), Is.EqualTo(said).Within(0.1));
    }

    [Test]
    public void Nothing_that_vendors_say_makes_it_certain_or_not_a_number()
    {
        foreach (var logit in new[] { PopModel.Logit(0), PopModel.Logit(1), double.NaN })
            Assert.That(Chance(500, 1, logit), Is.InRange(0, 1));
        Assert.That(double.IsFinite(PopModel.Logit(0)) && double.IsFinite(PopModel.Logit(1)));
    }

    [Test]
    public void A_place_where_it_rains_more_often_than_the_pool_says_gets_better_odds()
    {
        PopOffset place = default;
        for (var i = 0; i < 60; i++) place.Learn(0.2, wet: true);
        Assert.That(
            PopModel.Probability(PopModel.PriorWeights, Terms(0, 0, double.NaN), place), Is.GreaterThan(2 * Chance(0, 0, double.NaN)));
    }

    [Test]
    public void A_restored_book_goes_on_where_it_was()
    {
        var (first, second) = (new PopRegression(), new PopRegression());
        for (var day = 1; day <= 30; day++) first.Learn(day, Terms(1, 0.5, double.NaN), 0.5, day % 3 == 0);
        first.Settle();
        using var entry = new MemoryStream();
        ScoresCodec.Write(new BinaryWriter(entry), first);
        entry.Position = 0;
        ScoresCodec.Read(new BinaryReader(entry), second);
        foreach (var odds in new[] { first, second })
        {
            odds.Learn(40, Terms(1, 0.5, double.NaN), 0.5, wet: true);
            odds.Settle();
        }

        Assert.That(second.Weights, Is.EqualTo(first.Weights));
    }

    private static double Chance(double root, double wetShare, double logit) =>
        PopModel.Probability(PopModel.PriorWeights, Terms(root, wetShare, logit), default);

    private static double[] Terms(double root, double wetShare, double logit)
    {
        var terms = new double[PopModel.Terms];
        PopModel.Describe(terms, root, wetShare, logit);
        return terms;
    }
}
