using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Tests.Wording;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Wording;

namespace WeatherHub.Weather.Tests.Consensus;

internal sealed class DailyAmountsTests
{
    [Test]
    public void A_total_has_a_band_of_its_own_not_the_sum_of_its_hours()
    {
        var merged = Sample.Merge(Rain("a", 0.9), Rain("b", 0.8));
        var (sum, sure) = (merged.Daily.Columns[DailyVariable.PrecipitationSum].Values[1], Band(merged, DailyVariable.PrecipitationSum));
        var hourly = merged.Of(Variable.Precipitation);
        Assert.That(sum, Is.EqualTo(20.4).Within(0.1));
        Assert.That(sure.P10[1], Is.InRange(2, 5));
        Assert.That(sure.P90[1], Is.InRange(28, 40).And.LessThan(24 * hourly.Confidence!.P90[^1]));
        Assert.That((sure.Level[1], sure.Lineages[1]), Is.EqualTo((sure.Level[1], (byte)2)));
        Assert.That(sure.Level[1], Is.InRange(3, 40), "of being right within a millimetre");
    }

    [Test]
    public void What_has_fallen_of_today_is_certain()
    {
        // 11 of 24 hours at 1 mm are over.
        var today = Band(Sample.Merge(Rain("a", 1), Rain("b", 1)), DailyVariable.PrecipitationSum);
        var rest = new AmountDistribution(13, 0.3).Interval();
        Assert.That(today.P10[0], Is.EqualTo(11 + rest.Low).Within(1e-9));
        Assert.That(today.P90[0], Is.EqualTo(11 + rest.High).Within(1e-9));
    }

    [Test]
    public void Snow_is_as_unsure_as_the_water_in_it()
    {
        var merged = Sample.Merge(Snow("a", 0.5, 0.6), Snow("b", 0.5, 0.6));
        var (water, depth) = (Band(merged, DailyVariable.PrecipitationSum), Band(merged, DailyVariable.SnowfallSum));
        Assert.That((depth.P10[1], depth.P90[1]), Is.EqualTo((water.P10[1] * 1.2, water.P90[1] * 1.2)).Within(1e-9));
        Assert.That((depth.P10[0], depth.P90[0]), Is.EqualTo((water.P10[0] * 1.2, water.P90[0] * 1.2)).Within(1e-9), "of today too");
        Assert.That(depth.Level[1], Is.LessThan(water.Level[1]), "a centimetre is less than a millimetre of water here");
    }

    [Test]
    public void A_vendors_own_day_has_a_band_and_is_told_as_a_range()
    {
        var outlook = new DailyOutlook
        {
            Date = new DateOnly(2026, 8, 25),
            TemperatureMax = 20,
            TemperatureMin = 12,
            PrecipitationSum = 6,
            PrecipitationProbabilityMax = 90,
        };
        var merged = ForecastMerge.Merge(
            Sample.Request(Rain("a", 1) with { Daily = [outlook] }, Rain("b", 1) with { Daily = [outlook] }) with
            {
                Days = 6,
            });
        var sure = Band(merged, DailyVariable.PrecipitationSum);
        Assert.That((sure.Lineages[5], sure.P10[5]), Is.EqualTo(((byte)2, 0.0)));
        Assert.That(sure.P90[5], Is.InRange(12, 25));
        Assert.That(sure.Level[4], Is.NaN, "nobody speaks of that day");
        Assert.That(DaySentences.Of(merged.Daily, Vendor.Si)[5], Does.Match(", up to (15|20) mm$"));
    }

    [TestCase(0.1 / 24, "up to 0.[1-3] mm")]
    [TestCase(20.6 / 24, "[2-5]–(30|35|40) mm")]
    public void A_first_sentence_names_an_amount_that_forecasts_like_it_bring(double anHour, string words) =>
        Assert.That(DaySentences.Of(Sample.Merge(Rain("a", anHour), Rain("b", anHour)).Daily, Vendor.Si)[1], Does.Match(words));

    [Test]
    public void A_day_without_rain_is_called_dry_and_its_band_says_so()
    {
        var merged = Sample.Merge(Rain("a", 0), Rain("b", 0));
        var sure = Band(merged, DailyVariable.PrecipitationSum);
        Assert.That((sure.P10[1], sure.P90[1]), Is.EqualTo((0.0, 0.0)));
        Assert.That(DaySentences.Of(merged.Daily, Vendor.Si)[1], Is.EqualTo("Dry"));
    }

    [Test]
    public void A_total_of_nothing_is_as_unsure_as_the_probability_of_rain_says()
    {
        var merged = Sample.Merge(LikelyButDry("a"), LikelyButDry("b"));
        var sure = Band(merged, DailyVariable.PrecipitationSum);
        Assert.That((merged.Daily.Columns[DailyVariable.PrecipitationSum].Values[1], sure.P10[1]), Is.EqualTo((0.0, 0.0)));
        Assert.That(sure.P90[1], Is.GreaterThan(0.02));
        Assert.That(sure.Level[1], Is.LessThan(Band(Sample.Merge(Rain("a", 0), Rain("b", 0)), DailyVariable.PrecipitationSum).Level[1]));

        static Report LikelyButDry(string provider) =>
            Sample.Steady(provider, (Variable.Temperature, 12), (Variable.Precipitation, 0), (Variable.PrecipitationProbability, 50));
    }

    [Test]
    public void Where_nobody_speaks_of_snow_there_is_no_band_of_it() =>
        Assert.That(Sample.Merge(Rain("a", 1)).Daily.Columns[DailyVariable.SnowfallSum].Confidence, Is.Null);

    private static ConfidenceColumn Band(MergedForecast merged, DailyVariable variable) => merged.Daily.Columns[variable].Confidence!;

    private static Report Rain(string provider, double anHour) =>
        Sample.Steady(provider, (Variable.Temperature, 12), (Variable.Precipitation, anHour));

    private static Report Snow(string provider, double water, double depth) =>
        Sample.Steady(provider, (Variable.Temperature, -3), (Variable.Precipitation, water), (Variable.Snowfall, depth));
}
