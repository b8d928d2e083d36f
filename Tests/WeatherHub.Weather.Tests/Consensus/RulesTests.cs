using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus;

internal sealed class RulesTests
{
    [Test]
    public void Amounts_are_averaged_as_cube_roots()
    {
        var rain = Sample.Merge(Sample.Steady("a", (Variable.Precipitation, 8)), Sample.Steady("b", (Variable.Precipitation, 0)))
            .Of(Variable.Precipitation);
        Assert.That(rain.Values[0], Is.EqualTo(1).Within(1e-9), "((2 + 0) / 2)³");
        Assert.That(rain.Provenance.Single().Method, Is.EqualTo(MergeMethodNames.PowerMean));
    }

    [Test]
    public void A_downpour_of_one_is_never_outvoted()
    {
        var merged = Sample.Merge(
            Sample.Steady("a", (Variable.Precipitation, 27)),
            Sample.Steady("b", (Variable.Precipitation, 0)),
            Sample.Steady("c", (Variable.Precipitation, 0)));
        Assert.That(merged.Of(Variable.Precipitation).Values[0], Is.EqualTo(1).Within(1e-9));
        Assert.That(merged.Notices, Is.Empty);
    }

    [TestCase(new double[] { 10, 20, 90 }, 20)]
    [TestCase(new double[] { 10, 90 }, 50)]
    public void Probabilities_take_the_median(double[] said, double expected)
    {
        var merged = Sample.Merge(
            [.. said.Select((value, index) => Sample.Steady($"v{index}", (Variable.PrecipitationProbability, value)))]);
        var probability = merged.Of(Variable.PrecipitationProbability);
        Assert.That(probability.Values[0], Is.EqualTo(expected).Within(1e-9));
        Assert.That(probability.Provenance.Single().Method, Is.EqualTo(MergeMethodNames.WeightedMedian));
    }

    [Test]
    public void The_median_counts_lineages()
    {
        var merged = Sample.Merge(
            Sample.Steady("a", (Variable.PrecipitationProbability, 80)) with { Lineage = ["x"] },
            Sample.Steady("b", (Variable.PrecipitationProbability, 82)) with { Lineage = ["x"] },
            Sample.Steady("c", (Variable.PrecipitationProbability, 10)),
            Sample.Steady("d", (Variable.PrecipitationProbability, 20)));
        Assert.That(merged.Of(Variable.PrecipitationProbability).Values[0], Is.EqualTo(20).Within(1e-9));
    }

    [Test]
    public void Visibility_is_averaged_by_factors()
    {
        var merged = Sample.Merge(Sample.Steady("a", (Variable.Visibility, 1000)), Sample.Steady("b", (Variable.Visibility, 64_000)));
        Assert.That(merged.Of(Variable.Visibility).Values[0], Is.EqualTo(8000).Within(1e-6));
    }

    [Test]
    public void Directions_are_averaged_across_north()
    {
        var merged = Sample.Merge(
            Sample.Steady("a", (Variable.WindSpeed, 5), (Variable.WindDirection, 350)),
            Sample.Steady("b", (Variable.WindSpeed, 6), (Variable.WindDirection, 20)));
        Assert.That(merged.Of(Variable.WindDirection).Values[0], Is.EqualTo(5).Within(1e-9));
        Assert.That(merged.Of(Variable.WindDirection).Provenance.Single().Method, Is.EqualTo(MergeMethodNames.VectorMean));
        Assert.That(merged.Of(Variable.WindSpeed).Values[0], Is.EqualTo(5.5).Within(1e-9), "speed is a scalar");
    }

    [Test]
    public void A_calm_has_no_direction()
    {
        var merged = Sample.Merge(Sample.Steady("a", (Variable.WindSpeed, 0.9), (Variable.WindDirection, 350)));
        Assert.That(merged.Of(Variable.WindDirection).Values, Is.All.NaN);
        Assert.That(merged.Of(Variable.WindDirection).Provenance, Is.Empty);
    }

    [Test]
    public void Opposite_directions_have_no_mean()
    {
        var merged = Sample.Merge(
            Sample.Steady("a", (Variable.WindSpeed, 5), (Variable.WindDirection, 0)),
            Sample.Steady("b", (Variable.WindSpeed, 5), (Variable.WindDirection, 180)));
        Assert.That(merged.Of(Variable.WindDirection).Values, Is.All.NaN);
    }

    [Test]
    public void A_direction_without_a_speed_is_left_out_where_others_give_both()
    {
        var merged = Sample.Merge(
            Sample.Steady("a", (Variable.WindSpeed, 5), (Variable.WindDirection, 10)),
            Sample.Steady("b", (Variable.WindDirection, 90)));
        Assert.That(merged.Of(Variable.WindDirection).Values, Is.All.EqualTo(10));
    }

    [Test]
    public void A_gust_is_never_below_the_wind()
    {
        var merged = Sample.Merge(
            Sample.Steady("a", (Variable.WindSpeed, 12)),
            Sample.Steady("b", (Variable.WindSpeed, 12), (Variable.WindGust, 8)));
        Assert.That(merged.Of(Variable.WindGust).Values, Is.All.EqualTo(12));
        Assert.That(merged.Of(Variable.WindGust).Provenance.Single().Providers, Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void A_share_of_a_longer_total_serves_only_where_nobody_says_the_hour()
    {
        var axis = new TimeAxis(Sample.Hour, 12);
        var columns = new Column?[VariableFacts.All.Length];
        columns[(int)Variable.Precipitation] = new Column([.. Enumerable.Repeat(8.0, 12)], [.. Enumerable.Repeat((byte)6, 12)]);
        columns[(int)Variable.Temperature] = new Column([.. Enumerable.Repeat(10.0, 12)], [.. Enumerable.Repeat((byte)6, 12)]);
        var coarse = Sample.Of("coarse", new HourlySeries(axis, columns, null));
        var hourly = Sample.Hourly("hourly", null, 17, (Variable.Precipitation, 1), (Variable.Temperature, 12));
        var merged = Sample.Merge(coarse, hourly);
        Assert.That(merged.Of(Variable.Precipitation).Values[..12], Is.EqualTo(new double[] { 1, 1, 1, 1, 1, 1, 8, 8, 8, 8, 8, 8 }));
        Assert.That(
            merged.Of(Variable.Temperature).Values[..7],
            Is.EqualTo(new double[] { 11, 11, 11, 11, 11, 11, 10 }),
            "an interpolated instant may join");
    }

    [Test]
    public void Reports_on_different_axes_are_aligned_by_time()
    {
        var columns = new Column?[VariableFacts.All.Length];
        columns[(int)Variable.Temperature] = new Column([1, 2, 3], null);
        var merged = Sample.Merge(Sample.Of("a", new HourlySeries(new TimeAxis(Sample.Hour.AddHours(-1), 3), columns, null)));
        Assert.That(merged.Of(Variable.Temperature).Values[..3], Is.EqualTo(new[] { 2, 3, double.NaN }));
    }
}
