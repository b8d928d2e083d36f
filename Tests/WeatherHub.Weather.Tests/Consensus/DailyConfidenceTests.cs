using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus;

internal sealed class DailyConfidenceTests
{
    [Test]
    public void A_days_extreme_is_as_sure_as_the_hour_it_stands_at()
    {
        var merged = ForecastMerge.Merge(Sample.Request(Wave("a", 20), Wave("b", 22)) with { Hours = 48 });

        // Tomorrow's warmest hour is 15:00, its coldest 03:00; the answer starts at 11:00 today.
        var hourly = merged.Of(Variable.Temperature).Confidence!;
        var (high, low) = (
            merged.Daily.Columns[DailyVariable.TemperatureMax].Confidence!,
            merged.Daily.Columns[DailyVariable.TemperatureMin].Confidence!);
        Assert.That(
            (high.Level[1], high.P10[1], high.P90[1], high.Lineages[1]),
            Is.EqualTo((hourly.Level[28], hourly.P10[28], hourly.P90[28], (byte)2)));
        Assert.That((low.Level[1], low.P10[1]), Is.EqualTo((hourly.Level[16], hourly.P10[16])));
        Assert.That(high.Level[0], Is.GreaterThan(high.Level[1]), "further ahead is less sure");
    }

    [Test]
    public void What_nobody_says_and_what_is_neither_extreme_nor_total_says_nothing()
    {
        var merged = Sample.Merge(
            Wave("a", 20),
            Sample.Steady(
                "b",
                (Variable.Precipitation, 1),
                (Variable.PrecipitationProbability, 60),
                (Variable.WindSpeed, 5),
                (Variable.WindGust, 3)));

        var sure = merged.Daily.Columns.Where(column => column.Value.Confidence is not null).Select(column => column.Key);
        Assert.That(
            sure,
            Is.EquivalentTo(
                new[]
                {
                    DailyVariable.TemperatureMax,
                    DailyVariable.TemperatureMin,
                    DailyVariable.PrecipitationSum,
                    DailyVariable.WindSpeedMax,
                    DailyVariable.WindGustMax,
                }));
        Assert.That(merged.Daily.Columns[DailyVariable.WindGustMax].Confidence!.Lineages, Is.All.EqualTo(1), "no gust below the wind");
    }

    [Test]
    public void A_day_past_the_last_hour_is_as_sure_as_its_noon()
    {
        var outlook = new DailyOutlook { Date = new DateOnly(2026, 8, 23), TemperatureMax = 30, TemperatureMin = 12 };
        var merged = ForecastMerge.Merge(Sample.Request(Wave("a", 20) with { Daily = [outlook] }) with { Days = 5 });

        var high = merged.Daily.Columns[DailyVariable.TemperatureMax].Confidence!;
        Assert.That(high.Level[3], Is.InRange(1, high.Level[2] - 0.1));
        Assert.That((high.Lineages[3], high.Level[4]), Is.EqualTo(((byte)1, double.NaN)));
    }

    [TestCase(MergeMode.Best)]
    [TestCase(MergeMode.Single)]
    public void One_vendor_alone_is_not_judged(MergeMode mode)
    {
        var merged = ForecastMerge.Merge(Sample.Request(Wave("a", 20)) with { Mode = mode });

        Assert.That(
            merged
                .Daily.Columns.Values.Select(column => column.Confidence)
                .Concat(merged.Hourly.Columns.Values.Select(column => column.Confidence)),
            Is.All.Null);
        Assert.That(merged.Verifications, Is.Zero);
    }

    [Test]
    public void What_is_derived_counts_the_opinions_it_follows_from()
    {
        var merged = Sample.Merge(
            Sample.Steady("a", (Variable.Temperature, 10), (Variable.RelativeHumidity, 60)),
            Sample.Steady("b", (Variable.Temperature, 12), (Variable.RelativeHumidity, 64)));

        var sure = merged.Of(Variable.DewPoint).Confidence!;
        Assert.That((sure.Lineages[0], sure.Level[0]), Is.EqualTo(((byte)2, sure.Level[0])));
        Assert.That(sure.Level[0], Is.InRange(1, 99));
    }

    [Test]
    public void Equal_requests_of_one_hour_are_equally_sure()
    {
        var request = Sample.Request(Wave("a", 20), Wave("b", 22));
        var (early, late) = (
            ForecastMerge.Merge(request with { Now = Sample.Hour }),
            ForecastMerge.Merge(request with { Now = Sample.Hour.AddMinutes(59) }));

        Assert.That(late.Of(Variable.Temperature).Confidence!.Level, Is.EqualTo(early.Of(Variable.Temperature).Confidence!.Level));
        Assert.That(late.Of(Variable.Temperature).Values, Is.EqualTo(early.Of(Variable.Temperature).Values));
    }

    private static Report Wave(string provider, double mean)
    {
        var columns = new Column?[VariableFacts.All.Length];
        columns[(int)Variable.Temperature] = new Column(
            [.. Enumerable.Range(0, 72).Select(hour => mean + 5 * Math.Cos((hour - 15) * Math.PI / 12))],
            null);
        return Sample.Of(provider, new HourlySeries(new TimeAxis(Sample.Midnight, 72), columns, null));
    }
}
