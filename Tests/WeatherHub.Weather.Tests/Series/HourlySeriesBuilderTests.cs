using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Series;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class HourlySeriesBuilderTests
{
    private static readonly DateTimeOffset Noon = new(2026, 8, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly HourlySeriesBuilder builder = new();

    [Test]
    public void A_value_enters_in_its_own_unit_and_stays_in_the_canonical_one()
    {
        builder.Instant(Variable.Temperature, Noon, 50, Unit.Fahrenheit);
        Assert.That(builder.Build()!.ValueAt(Variable.Temperature, 0), Is.EqualTo(10).Within(1e-9));
    }

    [TestCase(null)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void What_is_no_number_was_not_said(double? value)
    {
        builder.Instant(Variable.Temperature, Noon, value, Unit.Celsius);
        builder.Interval(Variable.Precipitation, Noon, Noon.AddHours(1), value, Unit.Millimetre);
        Assert.That(builder.Build(), Is.Null);
        Assert.That(builder.Rejections, Is.Empty);
    }

    [Test]
    public void What_physics_forbids_is_dropped_and_counted_and_its_neighbours_stay()
    {
        builder.Instant(Variable.Temperature, Noon, -999, Unit.Celsius);
        builder.Instant(Variable.Temperature, Noon.AddHours(1), 61, Unit.Celsius);
        builder.Instant(Variable.Temperature, Noon.AddHours(2), 60, Unit.Celsius);
        Assert.That(builder.Build()![Variable.Temperature]!.Values, Is.EqualTo(new double[] { 60 }));
        Assert.That(builder.Rejections, Is.EqualTo(new[] { new Rejection(Variable.Temperature, 2) }));
    }

    [TestCase(150)]
    [TestCase(null)]
    [TestCase(double.NaN)]
    public void An_hour_that_the_vendor_has_no_value_for_is_not_guessed_from_its_neighbours(double? said)
    {
        builder.Instant(Variable.RelativeHumidity, Noon, 90, Unit.Percent);
        builder.Instant(Variable.RelativeHumidity, Noon.AddHours(1), said, Unit.Percent);
        builder.Instant(Variable.RelativeHumidity, Noon.AddHours(2), 92, Unit.Percent);
        Assert.That(builder.Build()![Variable.RelativeHumidity]!.Values, Is.EqualTo(new[] { 90, double.NaN, 92 }));
    }

    [Test]
    public void A_calm_hour_has_no_direction_and_none_is_interpolated_from_it()
    {
        builder.Instant(Variable.WindSpeed, Noon, 4, Unit.MetrePerSecond);
        builder.Instant(Variable.WindDirection, Noon, 90, Unit.Degree);
        builder.Instant(Variable.WindSpeed, Noon.AddHours(2), -0.01, Unit.MetrePerSecond);
        builder.Instant(Variable.WindDirection, Noon.AddHours(2), 330, Unit.Degree);
        builder.Instant(Variable.WindSpeed, Noon.AddHours(4), 4, Unit.MetrePerSecond);
        builder.Instant(Variable.WindDirection, Noon.AddHours(4), 90, Unit.Degree);
        Assert.That(builder.Build()![Variable.WindDirection]!.Values, Is.EqualTo(new[] { 90, 90, double.NaN, 90, 90 }));
    }

    [Test]
    public void The_axis_runs_from_the_first_hour_said_to_the_end_of_the_last()
    {
        builder.Instant(Variable.Temperature, Noon.AddMinutes(90), 20, Unit.Celsius);
        builder.Interval(Variable.Precipitation, Noon.AddHours(3), Noon.AddHours(5), 2, Unit.Millimetre);
        Assert.That(builder.Build()!.Axis, Is.EqualTo(new TimeAxis(Noon.AddHours(1), 4)));
    }

    [Test]
    public void Local_times_become_steps_of_utc()
    {
        builder.Instant(Variable.Temperature, new DateTimeOffset(2026, 8, 20, 14, 0, 0, TimeSpan.FromHours(2)), 20, Unit.Celsius);
        var axis = builder.Build()!.Axis;
        Assert.That((axis.Start, axis.Start.Offset), Is.EqualTo((Noon, TimeSpan.Zero)));
    }

    [Test]
    public void Nothing_can_be_said_once_a_series_is_built_and_the_next_one_begins_empty()
    {
        builder.Instant(Variable.Temperature, Noon, 20, Unit.Celsius);
        builder.Build();
        Assert.That(() => builder.Instant(Variable.Temperature, Noon, 20, Unit.Celsius), Throws.InvalidOperationException);
        Assert.That(new HourlySeriesBuilder().Build(), Is.Null);
    }

    [Test]
    public void A_series_has_an_end_however_far_a_vendor_speaks()
    {
        builder.Instant(Variable.Temperature, Noon, 20, Unit.Celsius);
        builder.Instant(Variable.Temperature, Noon.AddDays(19), 20, Unit.Celsius);
        builder.Condition(Noon, Noon.AddYears(100), Condition.Clear);
        Assert.That(builder.Build()!.Axis.Count, Is.EqualTo(HourlySeriesBuilder.LongestSeries));
    }

    [Test]
    public void One_time_gone_astray_does_not_cost_the_whole_series()
    {
        builder.Instant(Variable.Temperature, Noon.AddYears(-20), 1, Unit.Celsius);
        for (var hour = 0; hour < 5; hour++) builder.Instant(Variable.Temperature, Noon.AddHours(hour), 20, Unit.Celsius);
        builder.Interval(Variable.Precipitation, DateTimeOffset.MaxValue.AddMinutes(-30), DateTimeOffset.MaxValue, 1, Unit.Millimetre);
        builder.Instant(Variable.WindSpeed, DateTimeOffset.MaxValue, 1, Unit.MetrePerSecond);
        var series = builder.Build()!;
        Assert.That(series.Axis.Start, Is.EqualTo(Noon));
        Assert.That(series[Variable.Temperature]!.Values[..5], Is.All.EqualTo(20));
    }

    [Test]
    public void The_first_condition_said_for_a_step_stays()
    {
        builder.Condition(Noon, Noon.AddHours(2), Condition.Rain);
        builder.Condition(Noon.AddHours(1), Noon.AddHours(3), Condition.Clear);
        builder.Condition(Noon, Noon, Condition.Fog);
        var series = builder.Build()!;
        Assert.That(
            Enumerable.Range(-1, 5).Select(series.ConditionAt),
            Is.EqualTo(new Condition?[] { null, Condition.Rain, Condition.Rain, Condition.Clear, null }));
    }

    [Test]
    public void An_interval_turned_round_or_longer_than_a_week_says_nothing()
    {
        builder.Interval(Variable.Precipitation, Noon, Noon, 2, Unit.Millimetre);
        builder.Interval(Variable.Precipitation, Noon.AddHours(1), Noon, 2, Unit.Millimetre);
        builder.Interval(Variable.Precipitation, Noon, Noon.AddDays(9), 2, Unit.Millimetre);
        Assert.That(builder.Build(), Is.Null);
    }
}
