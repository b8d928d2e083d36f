using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus;

/// <summary>Which condition names a day.</summary>
internal sealed class DailyConditionTests
{
    [Test]
    public void A_dry_day_is_named_after_its_daylight_hours()
    {
        var merged = ForecastMerge.Merge(
            Request(
                Sample.Ramp(Sample.Midnight, 72, hour => hour is >= 6 and < 18 ? 5 : 100, Variable.CloudCover),
                Sample.Ramp(Sample.Midnight, 72, _ => 0, Variable.Precipitation) with
                {
                    Provider = "b",
                }));
        Assert.That(merged.Daily.Condition.Values[1], Is.EqualTo(Condition.MostlyClear).Or.EqualTo(Condition.Clear));
    }

    [Test]
    public void A_day_of_which_no_hour_says_anything_has_no_condition()
    {
        var merged = ForecastMerge.Merge(Request(Sample.Ramp(Sample.Midnight, 72, _ => 15, Variable.WindGust)));
        Assert.That(merged.Hourly.Condition.Values, Is.All.Null);
        Assert.That(merged.Daily.Condition.Values, Is.All.Null);
    }

    [TestCase(Condition.Fog, 1)]
    [TestCase(Condition.Overcast, 2)]
    public void Hours_that_say_nothing_have_no_part_in_the_days_condition(Condition word, int spoken)
    {
        // One or two of the daylight hours are known by their word, the others by nothing.
        var axis = new TimeAxis(Sample.Midnight, 72);
        Condition?[] words =
        [
            .. Enumerable
                .Range(0, 72)
                .Select(step => axis[step].Hour is var hour && hour >= 10 && hour < 10 + spoken ? word : (Condition?)null),
        ];
        var merged = ForecastMerge.Merge(Request(Sample.Of("a", new HourlySeries(axis, new Column?[VariableFacts.All.Length], words))));
        Assert.That(merged.Daily.Condition.Values[1], Is.EqualTo(word));
    }

    [Test]
    public void Hours_known_to_be_dry_and_no_more_do_not_outnumber_those_that_know_the_sky()
    {
        var axis = new TimeAxis(Sample.Midnight, 72);
        Condition?[] words =
        [
            .. Enumerable.Range(0, 72).Select(step => axis[step].Hour is 12 or 13 ? Condition.Overcast : (Condition?)Condition.Unknown),
        ];
        var merged = ForecastMerge.Merge(
            Request(
                Sample.Of("a", new HourlySeries(axis, new Column?[VariableFacts.All.Length], words)),
                Sample.Ramp(Sample.Midnight, 72, _ => 0, Variable.Precipitation) with
                {
                    Provider = "b",
                }));
        Assert.That(merged.Hourly.Condition.Values[0], Is.EqualTo(Condition.Unknown).Or.EqualTo(Condition.Overcast));
        Assert.That(merged.Daily.Condition.Values[1], Is.EqualTo(Condition.Overcast));
    }

    [Test]
    public void A_wet_day_is_named_after_its_wettest_hour()
    {
        var merged = ForecastMerge.Merge(
            Request(
                Sample.Ramp(
                    Sample.Midnight,
                    72,
                    hour =>
                        hour == 3 ? 9
                        : hour == 15 ? 1
                        : 0,
                    Variable.Precipitation),
                Sample.Ramp(Sample.Midnight, 72, _ => 10, Variable.Temperature) with
                {
                    Provider = "b",
                }));
        Assert.That(merged.Daily.Condition.Values[1], Is.EqualTo(Condition.RainHeavy));
    }

    [Test]
    public void Traces_that_add_up_are_not_called_clear()
    {
        var merged = ForecastMerge.Merge(
            Request(
                Sample.Ramp(Sample.Midnight, 72, _ => 0.02, Variable.Precipitation),
                Sample.Ramp(Sample.Midnight, 72, _ => 0, Variable.CloudCover) with
                {
                    Provider = "b",
                },
                Sample.Ramp(Sample.Midnight, 72, _ => 10, Variable.Temperature) with
                {
                    Provider = "c",
                }));
        Assert.That(merged.Hourly.Condition.Values, Is.All.EqualTo(Condition.Clear));
        Assert.That(merged.Daily.Condition.Values[1], Is.EqualTo(Condition.DrizzleLight));
    }

    private static MergeRequest Request(params Report[] reports) => Sample.Request(reports) with { Days = 3, Hours = 48 };
}
