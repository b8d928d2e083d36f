using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Daily;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus;

internal sealed class DailyMergeTests
{
    [TestCase("2026-03-28T12:00Z", 23)]
    [TestCase("2026-10-24T12:00Z", 25)]
    public void The_day_the_clocks_change_has_its_true_hours(string now, int hours)
    {
        var moment = DateTimeOffset.Parse(now);
        var merged = ForecastMerge.Merge(Request(Sample.Ramp(TimeAxis.Floor(moment).AddDays(-1), 96, _ => 1, Variable.Precipitation)) with
        {
            Now = moment,
            Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
        });
        Assert.That((merged.Daily.Days[1].End - merged.Daily.Days[1].Start).TotalHours, Is.EqualTo(hours));
        Assert.That(merged.Daily.Columns[DailyVariable.PrecipitationSum].Values[1], Is.EqualTo(hours).Within(1e-9));
    }

    [Test]
    public void In_a_zone_off_the_full_hour_totals_are_shared_by_overlap_and_instants_belong_where_they_lie()
    {
        // Local midnight in Kathmandu is 18:15 UTC: the step from 18:00 belongs to the new day with three quarters of its total.
        var report = Sample.Ramp(Sample.Hour.AddDays(-2), 120, hour => hour == 18 ? 4 : 0, Variable.Precipitation);
        var temperature = Sample.Ramp(Sample.Hour.AddDays(-2), 120, hour => hour == 18 ? 30 : 20, Variable.Temperature)
            with
        { Provider = "b" };
        var merged = ForecastMerge.Merge(
            Request(report, temperature) with
            {
                Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kathmandu"),
            });
        Assert.That(merged.Daily.Days[0].Start, Is.EqualTo(DateTimeOffset.Parse("2026-08-19T18:15Z")));
        Assert.That(
            merged.Daily.Columns[DailyVariable.PrecipitationSum].Values[0],
            Is.EqualTo(4).Within(1e-9),
            "3 of the first hour and 1 of the last");
        Assert.That(merged.Daily.Columns[DailyVariable.TemperatureMax].Values[0], Is.EqualTo(30), "18:00 UTC of the day itself");
        Assert.That(merged.Daily.Columns[DailyVariable.TemperatureMax].Provenance.Single().Method, Is.EqualTo(MergeMethodNames.Derived));
    }

    [Test]
    public void A_day_is_complete_when_every_hour_has_a_temperature()
    {
        var fromNow = ForecastMerge.Merge(Request(Sample.Ramp(Sample.Hour, 61, _ => 20, Variable.Temperature)));
        Assert.That(fromNow.Daily.Days.Select(day => day.Complete), Is.EqualTo(new[] { false, true, true }));
        var anHourShort = ForecastMerge.Merge(Request(Sample.Ramp(Sample.Hour, 60, _ => 20, Variable.Temperature)));
        Assert.That(anHourShort.Daily.Days.Select(day => day.Complete), Is.EqualTo(new[] { false, true, false }));
    }

    [Test]
    public void A_total_that_misses_much_of_the_day_is_not_said()
    {
        var merged = ForecastMerge.Merge(
            Request(
                Sample.Ramp(Sample.Hour, 60, _ => 20, Variable.Temperature),
                Sample.Ramp(Sample.Hour, 12 + 24 + 23 - 2, _ => 1, Variable.Precipitation) with
                {
                    Provider = "b",
                }));
        Assert.That(
            merged.Daily.Columns[DailyVariable.PrecipitationSum].Values,
            Is.EqualTo(new double[] { 13, 24, 20 }).Within(1e-9),
            "three hours short");
        merged = ForecastMerge.Merge(
            Request(
                Sample.Ramp(Sample.Hour, 60, _ => 20, Variable.Temperature),
                Sample.Ramp(Sample.Hour, 12 + 24 + 8, _ => 1, Variable.Precipitation) with
                {
                    Provider = "b",
                }));
        Assert.That(merged.Daily.Columns[DailyVariable.PrecipitationSum].Values[2], Is.NaN);
    }

    /// <summary>
    /// The last day of a place is known in part: its hours end at 00:00 UTC, of which vendors say instants only.
    /// </summary>
    [TestCase("Asia/Karachi", 5)]
    [TestCase("Asia/Kathmandu", 5.75)]
    [TestCase("Australia/Lord_Howe", 10.5)]
    [TestCase("Europe/Berlin", 2)]
    [TestCase("America/St_Johns", 21.5)]
    public void A_day_known_in_part_states_every_value_of_the_hours_known_and_is_not_complete(string zone, double hours)
    {
        var end = Sample.Midnight.AddDays(3);
        Report[] reports =
        [
            Sample.Ramp(Sample.Hour, 61 + 1, _ => 20, Variable.Temperature),
            .. new[] { Variable.Precipitation, Variable.PrecipitationProbability, Variable.WindSpeed, Variable.Snowfall }.Select(
                (variable, index) => Sample.Ramp(Sample.Hour, 61, _ => 1, variable) with { Provider = $"b{index}" }),
        ];
        var merged = ForecastMerge.Merge(Request(reports) with { Zone = TimeZoneInfo.FindSystemTimeZoneById(zone), Days = 5 });
        var last = merged.Daily.Days.ToList().FindIndex(day => day.Start < end && end < day.End);
        double Of(DailyVariable variable) => merged.Daily.Columns[variable].Values[last];
        Assert.That(Of(DailyVariable.PrecipitationSum), Is.EqualTo(hours).Within(1e-9));
        Assert.That(Of(DailyVariable.SnowfallSum), Is.EqualTo(hours).Within(1e-9));
        Assert.That((Of(DailyVariable.TemperatureMax), Of(DailyVariable.TemperatureMin)), Is.EqualTo((20.0, 20.0)));
        Assert.That((Of(DailyVariable.PrecipitationProbabilityMax), Of(DailyVariable.WindSpeedMax)), Is.EqualTo((1.0, 1.0)));
        Assert.That(merged.Daily.Condition.Values[last], Is.Not.Null);
        Assert.That(
            merged.Daily.Days.Select(day => day.Complete).Take(last + 1),
            Is.EqualTo(new[] { false }.Concat(Enumerable.Repeat(true, last - 1)).Append(false)));
        var first = merged.Daily.Days[0];
        Assert.That(
            merged.Daily.Columns[DailyVariable.PrecipitationSum].Values[0],
            Is.EqualTo((first.End - (first.Start > Sample.Hour ? first.Start : Sample.Hour)).TotalHours).Within(1e-9),
            "today alike");
    }

    [TestCase("2026-03-28T12:00Z", 23)]
    [TestCase("2026-10-24T12:00Z", 25)]
    public void A_day_of_23_or_25_hours_is_complete_with_all_of_them(string now, int hours)
    {
        var moment = DateTimeOffset.Parse(now);
        MergedDay Day(int known) =>
            ForecastMerge
                .Merge(
                    Request(
                        Sample.Ramp(moment, known, _ => 20, Variable.Temperature),
                        Sample.Ramp(moment, known, _ => 0, Variable.Precipitation) with
                        {
                            Provider = "b",
                        }
                    ) with
                    {
                        Now = moment,
                        Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
                    })
                .Daily.Days[1];
        var untilMidnight = (int)(Day(1).Start - moment).TotalHours;
        Assert.That((Day(untilMidnight + hours).Complete, Day(untilMidnight + hours - 1).Complete), Is.EqualTo((true, false)));
    }

    [Test]
    public void A_day_whose_amounts_are_missing_for_some_hours_is_not_complete()
    {
        var merged = ForecastMerge.Merge(
            Request(
                Sample.Ramp(Sample.Hour, 61, _ => 20, Variable.Temperature),
                Sample.Ramp(Sample.Hour, 13 + 24 - 2, _ => 1, Variable.Precipitation) with
                {
                    Provider = "b",
                }));
        Assert.That(merged.Daily.Columns[DailyVariable.PrecipitationSum].Values[1], Is.EqualTo(22));
        Assert.That(
            merged.Daily.Days.Select(day => day.Complete),
            Is.EqualTo(new[] { false, false, true }),
            "of the third day nobody says an amount, and none is stated");
        Assert.That(merged.Daily.Columns[DailyVariable.PrecipitationSum].Values[2], Is.NaN);
    }

    [Test]
    public void A_vendors_own_day_serves_past_the_last_hour_of_all_and_says_so()
    {
        var hours = Sample.Ramp(Sample.Hour, 37, _ => 20, Variable.Temperature) with { Daily = [Outlook(0), Outlook(1), Outlook(2)] };
        var merged = ForecastMerge.Merge(Request(hours));
        var high = merged.Daily.Columns[DailyVariable.TemperatureMax];
        Assert.That(high.Values, Is.EqualTo(new double[] { 20, 20, 30 }));
        Assert.That(
            high.Provenance.Select(run => run.Method),
            Is.EqualTo(new[] { MergeMethodNames.Derived, MergeMethodNames.ProviderDaily }));
        Assert.That(merged.Daily.Condition.Values[2], Is.EqualTo(Condition.Showers));
        Assert.That(merged.Daily.Days[2].Complete, Is.False);
    }

    [Test]
    public void A_day_that_hours_reach_in_part_is_widened_by_them()
    {
        var hours = Sample.Ramp(Sample.Hour, 40, _ => 35, Variable.Temperature) with { Daily = [Outlook(2)] };
        var merged = ForecastMerge.Merge(Request(hours));
        Assert.That(merged.Daily.Columns[DailyVariable.TemperatureMax].Values[2], Is.EqualTo(35));
        Assert.That(merged.Daily.Columns[DailyVariable.TemperatureMin].Values[2], Is.EqualTo(12));
    }

    [Test]
    public void Sun_and_moon_need_no_vendor()
    {
        var merged = ForecastMerge.Merge(Request());
        Assert.That(merged.Daily.Days, Has.All.Matches<MergedDay>(day => day.Sunrise < day.Sunset));
        Assert.That(merged.Daily.Columns[DailyVariable.MoonPhase].Values, Is.All.InRange(0.0, 1.0));
        Assert.That(
            merged.Daily.Columns[DailyVariable.MoonPhase].Provenance.Single(),
            Is.EqualTo(new ProvenanceRun(0, 3, MergeMethodNames.Astronomical, []))
                .Using<ProvenanceRun>(
                    (left, right) =>
                        (left.From, left.To, left.Method, left.Providers.Count)
                        == (right.From, right.To, right.Method, right.Providers.Count)));
    }

    private static MergeRequest Request(params Report[] reports) => Sample.Request(reports) with { Days = 3, Hours = 48 };

    private static DailyOutlook Outlook(int day) => new()
    {
        Date = DateOnly.FromDateTime(Sample.Now.Date).AddDays(day),
        TemperatureMax = 30,
        TemperatureMin = 12,
        PrecipitationSum = 20,
        Condition = Condition.ShowersLight,
    };
}
