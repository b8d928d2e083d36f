using WeatherHub.Verification.Learning;
using WeatherHub.Verification.Scores;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Tests.Consensus;
using WeatherHub.Weather.Units;

namespace WeatherHub.Verification.Tests.Learning;

internal sealed class LearnerTests
{
    private static readonly (string, Func<Random, double>)[] Two =
        [("warm", random => 3 + TrainedStore.Normal(random)), ("fair", TrainedStore.Normal)];

    [Test]
    public void What_a_vendor_says_too_much_of_is_subtracted()
    {
        var book = TrainedStore.Temperatures(60, Two);
        var answer = Merge(book, ("warm", 18), ("fair", 15));
        Assert.That(answer.Value, Is.EqualTo(15).Within(0.6));
    }

    [TestCase(60)]
    [TestCase(-45)]
    [TestCase(5000)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void A_gross_error_of_a_station_teaches_nothing(double wrong)
    {
        var book = TrainedStore.Temperatures(60, Two);
        var before = Merge(book, ("warm", 18), ("fair", 15));
        var believed = new Learner(book).Learn(Pair(61, wrong, ("warm", 18), ("fair", 15)));
        Assert.That(believed, Is.False);
        Assert.That(Merge(book, ("warm", 18), ("fair", 15)), Is.EqualTo(before));
    }

    [Test]
    public void A_station_that_is_wrong_one_time_in_twenty_costs_little()
    {
        var (clean, spoilt) = (TrainedStore.Temperatures(0), TrainedStore.Temperatures(0));
        var random = new Random(9);
        for (var day = 0; day < 120; day++)
        {
            var observed = 15 + TrainedStore.Normal(random);
            (string, double)[] said =
                [("warm", observed + 3 + TrainedStore.Normal(random)), ("fair", observed + TrainedStore.Normal(random))];
            new Learner(clean).Learn(Pair(day, observed, said));
            new Learner(spoilt).Learn(Pair(day, day % 20 == 7 ? observed + 12 : observed, said));
        }

        var (with, without) = (Merge(spoilt, ("warm", 18), ("fair", 15)), Merge(clean, ("warm", 18), ("fair", 15)));
        Assert.That(with.Value, Is.EqualTo(without.Value).Within(0.5));
    }

    [Test]
    public void A_station_in_another_climate_is_followed_in_the_end()
    {
        var book = TrainedStore.Temperatures(60, Two);
        var learner = new Learner(book);
        var believed = 0;
        for (var day = 61; day < 160; day++)
            if (learner.Learn(Pair(day, 45, ("warm", 48), ("fair", 45)))) believed++;
        Assert.That(believed, Is.GreaterThan(50));
    }

    [Test]
    public void What_physics_forbids_is_neither_merged_nor_held_against_others()
    {
        var book = TrainedStore.Temperatures(0);
        new Learner(book).Learn(Pair(1, 15, ("mad", 999), ("fair", 15)));
        Assert.That(book.Vendors, Is.EqualTo(new[] { "fair" }));
        Assert.That(Merge(book, ("mad", 999), ("fair", 15)).Value, Is.EqualTo(15).Within(0.5));
        Assert.That(Merge(book, ("mad", 999)).Value, Is.NaN);
        Assert.That(new Learner(book).Learn(Pair(2, 15, ("mad", 999))), Is.False);
    }

    [Test]
    public void A_vendor_in_another_unit_is_outvoted_by_two_others_and_loses_its_vote()
    {
        var book = TrainedStore.Temperatures(20, ("fair", TrainedStore.Normal), ("good", TrainedStore.Normal), ("fahrenheit", _ => 44));
        var answer = Merge(book, ("fair", 15), ("good", 15.5), ("fahrenheit", 59));
        Assert.That(answer.Value, Is.EqualTo(15.2).Within(1));
        var skill = book.SkillOf(TrainedStore.Place, TrainedStore.Temperature);
        Assert.That(skill.TrackOf("fahrenheit").At(0.9).Weight, Is.LessThan(skill.TrackOf("fair").At(0.9).Weight));
    }

    [Test]
    public void One_of_two_that_cannot_be_right_is_told_by_what_is_usual_at_the_place()
    {
        var book = TrainedStore.Temperatures(40, ("fair", TrainedStore.Normal), ("good", TrainedStore.Normal));
        Assert.That(Merge(book, ("fair", 15), ("good", 59)).Value, Is.EqualTo(15).Within(1));
    }

    [Test]
    public void Rain_that_did_not_come_lowers_the_odds()
    {
        var (book, rain) = (new VerificationStore(), Quantity.Of(Variable.Precipitation)!);
        var learner = new Learner(book);
        var before = new QuantityMerge(4).Merge(TrainedStore.Request(book, rain), TrainedStore.Forecasts(("wet", 3.0))).Pop;
        for (var day = 0; day < 60; day++) learner.Learn(TrainedStore.Pair(TrainedStore.Place, rain, day, 0, ("wet", 3)));
        var after = new QuantityMerge(4).Merge(TrainedStore.Request(book, rain), TrainedStore.Forecasts(("wet", 3.0)));
        Assert.That(before, Is.GreaterThan(0.5));
        Assert.That(after.Pop, Is.LessThan(0.2));
        Assert.That(after.Value, Is.LessThan(3));
    }

    [Test]
    public void A_book_stays_as_small_as_its_places()
    {
        var (book, random) = (new VerificationStore(mostPlaces: 10), new Random(2));
        var learner = new Learner(book);
        for (var i = 0; i < 3000; i++)
            learner.Learn(
                TrainedStore.Pair($"place {i % 300}", Quantity.Hourly[random.Next(4)], i / 300, 10 + random.Next(5), ("a", 12), ("b", 11)));
        Assert.That(book.Places, Is.EqualTo(10));
        Assert.That(Enumerable.Range(0, 300).Count(i => book.Knows($"place {i}")), Is.EqualTo(10));
        Assert.That(book.Pools.Values, Has.All.Property(nameof(PooledScores.Vendors)).Count.LessThanOrEqualTo(2));
    }

    [Test]
    public void The_same_lessons_teach_the_same()
    {
        var (one, other) = (TrainedStore.Temperatures(50, Two), TrainedStore.Temperatures(50, Two));
        Assert.That(Merge(one, ("warm", 18), ("fair", 16)), Is.EqualTo(Merge(other, ("warm", 18), ("fair", 16))));
    }

    private static PointMergeResult Merge(VerificationStore book, params (string, double)[] said) =>
        new QuantityMerge(said.Length).Merge(TrainedStore.Request(book, TrainedStore.Temperature), TrainedStore.Forecasts(said));

    private static VerificationPair Pair(int day, double observed, params (string Vendor, double Value)[] forecasts) =>
        TrainedStore.Pair(TrainedStore.Place, TrainedStore.Temperature, day, observed, forecasts);
}
