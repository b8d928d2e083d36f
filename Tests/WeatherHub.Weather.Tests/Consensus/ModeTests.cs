using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus;

internal sealed class ModeTests
{
    [Test]
    public void Best_takes_the_one_vendor_that_says_the_most_and_fills_nothing_from_others()
    {
        var merged = Best(
            Sample.Hourly("much", null, 40, (Variable.Temperature, 10), (Variable.WindSpeed, 3)),
            Sample.Steady("little", (Variable.Temperature, 12)),
            Sample.Hourly("brief", null, 20, (Variable.Temperature, 14), (Variable.UvIndex, 3)));
        Assert.That(Vendors(merged), Is.EqualTo(new[] { "much" }));
        Assert.That(merged.Of(Variable.Temperature).Values[0], Is.EqualTo(10));
        Assert.That(merged.Of(Variable.UvIndex).Values, Is.All.NaN);
    }

    [Test]
    public void Of_equals_best_takes_the_one_that_speaks_hour_by_hour_then_the_first_by_id()
    {
        Assert.That(
            Vendors(Best(Sample.Steady("b", (Variable.Temperature, 1)), Sample.Steady("a", (Variable.Temperature, 2)))),
            Is.EqualTo(new[] { "a" }));
        var columns = new Column?[VariableFacts.All.Length];
        columns[0] = new Column([.. Enumerable.Repeat(1.0, 72)], [.. Enumerable.Repeat((byte)6, 72)]);
        var coarse = Sample.Of("a", new HourlySeries(new TimeAxis(Sample.Midnight, 72), columns, null));
        Assert.That(Vendors(Best(Sample.Steady("b", (Variable.Temperature, 1)), coarse)), Is.EqualTo(new[] { "b" }));
    }

    [Test]
    public void Best_prefers_the_nearest_station_for_now()
    {
        var merged = Best(
            Sample.Steady("hours", (Variable.Temperature, 10), (Variable.WindSpeed, 3)),
            Sample.Reading("near", ReadingKind.Observation, 10, null, 900, (Variable.Temperature, 8)),
            Sample.Reading("far", ReadingKind.Observation, 10, null, 9000, (Variable.Temperature, 9)));
        Assert.That(merged.Current!.Columns[Variable.Temperature].Values[0], Is.EqualTo(8));
        Assert.That(merged.Current.Columns[Variable.WindSpeed].Values[0], Is.NaN);
    }

    [Test]
    public void Single_shows_the_named_vendors_own_numbers()
    {
        var merged = ForecastMerge.Merge(
            Sample.Request(Sample.Hourly("a", Condition.Rain, (Variable.Precipitation, 3.3), (Variable.Temperature, 9))) with
            {
                Mode = MergeMode.Single,
            });
        Assert.That(merged.Of(Variable.Precipitation).Values, Is.All.EqualTo(3.3));
        Assert.That(merged.Of(Variable.Precipitation).Provenance.Single().Method, Is.EqualTo(MergeMethodNames.Single));
        Assert.That(merged.Hourly.Condition.Values, Is.All.EqualTo(Condition.Rain));
    }

    [Test]
    public void What_physics_forbade_is_named_for_each_vendor_and_variable()
    {
        var merged = Sample.Merge(Sample.Steady("a", (Variable.Temperature, 9))
            with
        { Rejections = [new Rejection(Variable.Temperature, 3)] });
        Assert.That(merged.Notices.Single(), Is.EqualTo(new MergeNotice(
            "values_out_of_bounds", "a", "/hourly/temperature", "3 values of temperature physically impossible; dropped", 3)));
    }

    [Test]
    public void Known_errors_of_a_vendor_correct_and_weigh_it()
    {
        var book = TrainedStore.Temperatures(
            200, ("warm", random => 2 + 0.3 * TrainedStore.Normal(random)),
            ("other", TrainedStore.Normal));
        var skill = book.SkillOf(TrainedStore.Place, TrainedStore.Temperature);
        var merged = ForecastMerge.Merge(
            Sample.Request(Sample.Steady("warm", (Variable.Temperature, 12)), Sample.Steady("other", (Variable.Temperature, 11))) with
            {
                Skill = quantity => book.SkillOf(TrainedStore.Place, quantity),
            });
        var (warm, other) = (skill.TrackOf("warm").At(0), skill.TrackOf("other").At(0));
        Assert.That(warm.Bias, Is.EqualTo(2).Within(0.3));
        Assert.That(warm.Weight, Is.GreaterThan(10 * other.Weight));
        var expected = (warm.Weight * (12 - warm.Bias) + other.Weight * (11 - other.Bias)) / (warm.Weight + other.Weight);
        Assert.That(merged.Of(Variable.Temperature).Values[0], Is.EqualTo(expected).Within(1e-9).And.LessThan(10.5));
        Assert.That(merged.Verifications, Is.EqualTo(200));
    }

    [Test]
    public void Best_and_single_show_a_vendors_words_whatever_is_known_of_it()
    {
        var book = TrainedStore.Temperatures(50, ("warm", _ => 2));
        var request = Sample.Request(Sample.Steady("warm", (Variable.Temperature, 12))) with
        {
            Skill = quantity => book.SkillOf(TrainedStore.Place, quantity),
        };
        Assert.That(ForecastMerge.Merge(request with { Mode = MergeMode.Best }).Of(Variable.Temperature).Values, Is.All.EqualTo(12));
        Assert.That(ForecastMerge.Merge(request with { Mode = MergeMode.Single }).Of(Variable.Temperature).Values, Is.All.EqualTo(12));
    }

    private static MergedForecast Best(params Report[] reports) =>
        ForecastMerge.Merge(Sample.Request(reports) with { Mode = MergeMode.Best });

    private static IEnumerable<string> Vendors(MergedForecast merged) =>
        merged.Hourly.Columns.Values.SelectMany(column => column.Provenance).SelectMany(run => run.Providers).Distinct();
}
