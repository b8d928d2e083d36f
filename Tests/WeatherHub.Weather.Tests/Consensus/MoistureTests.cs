using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Physics;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus;

internal sealed class MoistureTests
{
    [Test]
    public void Of_several_vendors_dew_point_and_feels_like_are_computed_from_what_was_merged()
    {
        var merged = Sample.Merge(
            Sample.Steady("a", (Variable.Temperature, 20), (Variable.RelativeHumidity, 50), (Variable.ApparentTemperature, 5)),
            Sample.Steady("b", (Variable.Temperature, 22), (Variable.RelativeHumidity, 60), (Variable.WindSpeed, 3)));
        Assert.That(merged.Of(Variable.DewPoint).Values[0], Is.EqualTo(Humidity.DewPoint(21, 55)));
        Assert.That(merged.Of(Variable.ApparentTemperature).Values[0], Is.EqualTo(Humidity.ApparentTemperature(21, 55, 3)));
        Assert.That(merged.Of(Variable.ApparentTemperature).Provenance.Single().Method, Is.EqualTo(MergeMethodNames.Derived));
        Assert.That(merged.Of(Variable.ApparentTemperature).Provenance.Single().Providers, Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void A_vendor_that_gives_dew_point_alone_has_a_say_in_humidity()
    {
        var merged = Sample.Merge(
            Sample.Steady("a", (Variable.Temperature, 20), (Variable.RelativeHumidity, 50)),
            Sample.Steady("b", (Variable.Temperature, 20), (Variable.DewPoint, 20)));
        Assert.That(merged.Of(Variable.RelativeHumidity).Values[0], Is.EqualTo(75).Within(1e-9));
    }

    [Test]
    public void Feels_like_is_merged_where_its_ingredients_are_missing()
    {
        var merged = Sample.Merge(
            Sample.Steady("a", (Variable.Temperature, 20), (Variable.ApparentTemperature, 18)),
            Sample.Steady("b", (Variable.Temperature, 20), (Variable.ApparentTemperature, 19)));
        Assert.That(merged.Of(Variable.ApparentTemperature).Values[0], Is.EqualTo(18.5).Within(1e-9));
        Assert.That(merged.Of(Variable.ApparentTemperature).Provenance.Single().Method, Is.EqualTo(MergeMethodNames.WeightedMean));
    }

    [Test]
    public void Of_one_vendor_its_own_words_stand_and_only_what_it_leaves_out_is_computed()
    {
        var request = Sample.Request(
            Sample.Steady("a", (Variable.Temperature, 20), (Variable.RelativeHumidity, 50),
                (Variable.WindSpeed, 3), (Variable.DewPoint, 9.1))
        );
        var merged = ForecastMerge.Merge(request with { Mode = MergeMode.Single });
        Assert.That(merged.Of(Variable.DewPoint).Values, Is.All.EqualTo(9.1));
        Assert.That(merged.Of(Variable.DewPoint).Provenance.Single().Method, Is.EqualTo(MergeMethodNames.Single));
        Assert.That(merged.Of(Variable.ApparentTemperature).Provenance.Single().Method, Is.EqualTo(MergeMethodNames.Derived));
    }

    [Test]
    public void A_dew_point_above_the_temperature_is_brought_down_to_it()
    {
        var merged = Sample.Merge(Sample.Steady("a", (Variable.Temperature, 10)), Sample.Steady("b", (Variable.DewPoint, 14)));
        Assert.That(merged.Of(Variable.DewPoint).Values, Is.All.EqualTo(10));
    }
}
