using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Series;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class HourlyColumnsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 8, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly HourlySeriesBuilder builder = new();

    [Test]
    public void A_longer_total_is_shared_out_evenly_and_marked()
    {
        Over(Variable.Precipitation, 0, 6, 12);
        var column = builder.Build()![Variable.Precipitation]!;
        Assert.That(column.Values, Is.EqualTo(new double[] { 2, 2, 2, 2, 2, 2 }));
        Assert.That(column.SpanHours, Is.All.EqualTo(6));
        Assert.That(column.IsNative(0), Is.False);
    }

    [Test]
    public void Hourly_totals_need_no_mark()
    {
        Over(Variable.Precipitation, 0, 1, 3);
        Over(Variable.Precipitation, 1, 2, 4);
        Assert.That(builder.Build()![Variable.Precipitation]!.SpanHours, Is.Null);
    }

    [Test]
    public void The_finer_of_two_overlapping_totals_wins()
    {
        Over(Variable.Precipitation, 0, 6, 12);
        Over(Variable.Precipitation, 1, 2, 9);
        Assert.That(builder.Build()![Variable.Precipitation]!.Values, Is.EqualTo(new double[] { 2, 9, 2, 2, 2, 2 }));
    }

    [Test]
    public void Parts_of_an_hour_add_up_and_an_hour_known_in_part_is_not_known()
    {
        Over(Variable.Precipitation, 0, 0.5, 1);
        Over(Variable.Precipitation, 0.5, 1, 2);
        Over(Variable.Precipitation, 1, 1.5, 4);
        Assert.That(builder.Build()![Variable.Precipitation]!.Values, Is.EqualTo(new[] { 3, double.NaN }));
    }

    [Test]
    public void An_hour_known_in_part_falls_back_to_the_longer_total_around_it()
    {
        Over(Variable.Precipitation, 0, 0.5, 1);
        Over(Variable.Precipitation, 0, 6, 12);
        Assert.That(builder.Build()![Variable.Precipitation]!.Values, Is.EqualTo(new double[] { 2, 2, 2, 2, 2, 2 }));
    }

    [Test]
    public void Probabilities_and_maxima_are_repeated_and_the_highest_part_counts()
    {
        Over(Variable.PrecipitationProbability, 0, 3, 40);
        Over(Variable.WindGust, 0, 0.5, 10);
        Over(Variable.WindGust, 0.5, 1, 14);
        var series = builder.Build()!;
        Assert.That(series[Variable.PrecipitationProbability]!.Values, Is.All.EqualTo(40));
        Assert.That(series.ValueAt(Variable.WindGust, 0), Is.EqualTo(14));
    }

    [Test]
    public void Means_of_parts_are_averaged_by_their_length()
    {
        Over(Variable.ShortwaveRadiation, 0, 0.25, 100);
        Over(Variable.ShortwaveRadiation, 0.25, 1, 300);
        Assert.That(builder.Build()!.ValueAt(Variable.ShortwaveRadiation, 0), Is.EqualTo(250).Within(1e-9));
    }

    [Test]
    public void Instants_stay_at_their_label_and_gaps_are_bridged_and_marked()
    {
        At(Variable.Temperature, 0, 10);
        At(Variable.Temperature, 3, 16);
        At(Variable.Temperature, 4, 20);
        var column = builder.Build()![Variable.Temperature]!;
        Assert.That(column.Values, Is.EqualTo(new double[] { 10, 12, 14, 16, 20 }).Within(1e-9));
        Assert.That(column.SpanHours, Is.EqualTo(new byte[] { 1, 3, 3, 1, 1 }));
    }

    [Test]
    public void A_gap_of_more_than_twelve_hours_stays_open()
    {
        At(Variable.Temperature, 0, 10);
        At(Variable.Temperature, 13, 16);
        Assert.That(builder.Build()![Variable.Temperature]!.Values[1..13], Is.All.NaN);
    }

    [Test]
    public void Readings_off_the_hour_speak_for_the_hours_between_them()
    {
        At(Variable.Temperature, 0.5, 10);
        At(Variable.Temperature, 1.5, 12);
        Assert.That(builder.Build()![Variable.Temperature]!.Values, Is.EqualTo(new[] { double.NaN, 11 }));
    }

    [TestCase(350, 20, 5)]
    [TestCase(20, 350, 5)]
    [TestCase(90, 110, 100)]
    public void Wind_turns_the_shorter_way(double from, double to, double between)
    {
        At(Variable.WindDirection, 0, from);
        At(Variable.WindDirection, 2, to);
        Assert.That(builder.Build()!.ValueAt(Variable.WindDirection, 1), Is.EqualTo(between).Within(1e-9));
    }

    private void Over(Variable variable, double from, double to, double value) =>
        builder.Interval(variable, Noon.AddHours(from), Noon.AddHours(to), value, VariableFacts.Of(variable).Unit);

    private void At(Variable variable, double hour, double value) =>
        builder.Instant(variable, Noon.AddHours(hour), value, VariableFacts.Of(variable).Unit);
}
