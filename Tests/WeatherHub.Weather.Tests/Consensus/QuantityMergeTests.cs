using WeatherHub.Verification.Learning;
using WeatherHub.Verification.Scores;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus;

internal sealed class QuantityMergeTests
{
    [Test]
    public void A_book_of_nothing_merges_as_on_day_one_exactly()
    {
        var random = new Random(11);
        foreach (var quantity in Quantity.Hourly)
            for (var i = 0; i < 200; i++)
            {
                var (said, lead) = (Random(random, quantity.Variable), random.NextDouble() * 9);
                var question = TrainedStore.Request(new VerificationStore(), quantity, leadDays: lead);
                var (learned, prior) = (Merge(question, said), Merge(question with { Skill = QuantitySkill.Prior(quantity) }, said));
                Assert.That(learned, Is.EqualTo(prior));
                Assert.That(
                    question.Skill.ConfidenceIn(learned.Value, learned.Spread, lead),
                    Is.EqualTo(QuantitySkill.Prior(quantity).ConfidenceIn(prior.Value, prior.Spread, lead)));
            }
    }

    [Test]
    public void One_point_is_merged_as_in_a_whole_forecast()
    {
        var book = TrainedStore.Temperatures(
            30,
            ("a", random => 1 + TrainedStore.Normal(random)),
            ("b", TrainedStore.Normal),
            ("c", random => 3 * TrainedStore.Normal(random)));
        var random = new Random(11);
        for (var i = 0; i < 100; i++)
        {
            (string, double)[] said =
            [
                ("a", 15 + TrainedStore.Normal(random)),
                ("b", 15 + TrainedStore.Normal(random)),
                ("c", 15 + 8 * TrainedStore.Normal(random)),
            ];
            var whole = ForecastMerge.Merge(
                Sample.Request([.. said.Select(one => Sample.SteadyExcept(one.Item1, 15, (16, one.Item2)))]) with
                {
                    Skill = quantity => book.SkillOf(TrainedStore.Place, quantity),
                });
            var point = Merge(
                new PointMergeRequest(book.SkillOf(TrainedStore.Place, TrainedStore.Temperature), 5 / 24.0, Sample.Hour.AddHours(5), 52.52),
                TrainedStore.Forecasts(said));
            Assert.That(whole.Of(Variable.Temperature).Values[5], Is.EqualTo(point.Value).Within(1e-9));
        }
    }

    [Test]
    public void The_order_of_opinions_does_not_matter()
    {
        var book = TrainedStore.Temperatures(
            30,
            ("a", random => 1 + TrainedStore.Normal(random)),
            ("b", TrainedStore.Normal),
            ("c", random => 3 * TrainedStore.Normal(random)),
            ("d", _ => -2));
        var random = new Random(11);
        for (var i = 0; i < 300; i++)
        {
            var said = TrainedStore.Forecasts([
                .. new[] { "a", "b", "c", "d", "e" }.Select(vendor => (vendor, 15 + (i % 3 == 0 ? 8 : 2) * TrainedStore.Normal(random))),
            ]);
            var first = Merge(TrainedStore.Request(book, TrainedStore.Temperature), said);
            random.Shuffle(said);
            Assert.That(Merge(TrainedStore.Request(book, TrainedStore.Temperature), said).Value, Is.EqualTo(first.Value).Within(1e-9));
        }
    }

    [Test]
    public void Whatever_is_said_the_value_is_possible_and_the_interval_holds_it()
    {
        var (books, random) = (new VerificationStore(), new Random(12));
        var learner = new Learner(books);
        foreach (var quantity in Quantity.Hourly)
            for (var i = 0; i < 400; i++)
            {
                var (said, facts) = (Random(random, quantity.Variable), VariableFacts.Of(quantity.Variable));
                var question = TrainedStore.Request(books, quantity, $"place {i % 5}", random.NextDouble() * 9);
                var answer = Merge(question, said);
                Assert.That(answer.Value, Is.InRange(facts.Minimum, facts.Maximum), facts.Name);
                Assert.That(answer.Spread, Is.GreaterThanOrEqualTo(0));
                var sure = question.Skill.ConfidenceIn(answer.Value, answer.Spread, question.LeadDays);
                Assert.That(sure.Level, Is.InRange(0, 100));
                Assert.That(sure.P10, Is.InRange(facts.Minimum, answer.Value + 1e-9));
                Assert.That(sure.P90, Is.InRange(answer.Value - 1e-9, facts.Maximum));
                if (quantity.Variable == Variable.Precipitation)
                    Assert.That(answer.Pop, Is.InRange(0, 1));
                learner.Learn(
                    new VerificationPair(
                        $"place {i % 5}",
                        quantity,
                        question.LeadDays,
                        Sample.Now.AddDays(i / 8),
                        50,
                        said,
                        Any(random, facts)));
            }
    }

    [Test]
    public void Two_that_resell_one_model_have_one_vote()
    {
        ForecastValue[] said = [new("a", "model", 10), new("b", "model", 10), new("c", "other", 12)];
        Assert.That(Merge(TrainedStore.Request(new VerificationStore(), TrainedStore.Temperature), said).Value, Is.EqualTo(11));
    }

    [Test]
    public void Merging_allocates_nothing()
    {
        var book = TrainedStore.Temperatures(
            30,
            ("a", TrainedStore.Normal),
            ("b", TrainedStore.Normal),
            ("c", TrainedStore.Normal),
            ("d", TrainedStore.Normal),
            ("e", TrainedStore.Normal));
        var (merge, question) = (new QuantityMerge(5), TrainedStore.Request(book, TrainedStore.Temperature));
        var said = TrainedStore.Forecasts(("a", 15), ("b", 16), ("c", 14), ("d", 15.5), ("e", 40));
        merge.Merge(question, said);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) merge.Merge(question, said);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static PointMergeResult Merge(in PointMergeRequest question, ForecastValue[] said) =>
        new QuantityMerge(said.Length).Merge(question, said);

    private static ForecastValue[] Random(Random random, Variable variable) =>
        TrainedStore.Forecasts([
            .. new[] { "a", "b", "c", "d", "e" }
                .Take(random.Next(1, 6))
                .Select(vendor => (vendor, Any(random, VariableFacts.Of(variable)))),
        ]);

    private static double Any(Random random, VariableFacts facts) => random.NextDouble() < 0.2
        ? facts.Minimum
        : facts.Minimum + (facts.Maximum - facts.Minimum) * Math.Pow(random.NextDouble(), facts.Method == CellMethod.Sum ? 6 : 1);
}
