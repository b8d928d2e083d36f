using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus;

internal sealed class HourlyMergeTests
{
    [Test]
    public void Three_vendors_that_agree_are_averaged_and_all_named()
    {
        var merged = Sample.Merge(
            Sample.Steady("a", (Variable.Temperature, 10)),
            Sample.Steady("b", (Variable.Temperature, 11)),
            Sample.Steady("c", (Variable.Temperature, 12)));
        var temperature = merged.Of(Variable.Temperature);
        Assert.That(temperature.Values, Has.Length.EqualTo(24).And.All.EqualTo(11).Within(1e-9));
        Assert.That(temperature.Provenance, Has.Count.EqualTo(1));
        Assert.That(temperature.Provenance[0].Method, Is.EqualTo(MergeMethodNames.WeightedMean));
        Assert.That(temperature.Provenance[0].Providers, Is.EqualTo(new[] { "a", "b", "c" }));
    }

    [Test]
    public void Nobody_says_anything_and_the_answer_is_empty_but_whole()
    {
        var merged = Sample.Merge();
        Assert.That(merged.Current, Is.Null);
        Assert.That(merged.Hourly.Columns.Values.SelectMany(column => column.Values), Is.All.NaN);
        Assert.That(merged.Hourly.IsDay.Values, Has.None.Null);
        Assert.That(merged.Daily.Days, Has.Count.EqualTo(2));
        Assert.That(merged.Daily.Condition.Values, Is.All.Null);
    }
}
