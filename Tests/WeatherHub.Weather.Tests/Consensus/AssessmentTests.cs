using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Physics;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus;

/// <summary>One judgement of a vendor for all that an answer says.</summary>
internal sealed class AssessmentTests
{
    private const Variable T = Variable.Temperature;
    private const Variable W = Variable.WindSpeed;

    private static readonly Coordinates Quito = new(-0.2, 0);

    [Test]
    public void Who_is_discredited_has_no_part_in_any_block_and_hours_that_it_alone_says_are_null()
    {
        var merged = Sample.Merge(Day("past", hour => 57 + hour % 3), Day("well", hour => 14 + hour % 3, from: 11));

        Assert.That(merged.Hourly.Columns[T].Values, Is.All.InRange(14, 16));
        Assert.That(merged.Current!.Columns[T].Values[0], Is.InRange(14, 16));
        Assert.That(merged.Daily.Columns[DailyVariable.TemperatureMax].Values, Is.All.EqualTo(16));
        Assert.That(merged.Daily.Days[0].Complete, Is.False, "its hours before now are said by the other alone");
        Assert.That(merged.Daily.Columns[DailyVariable.TemperatureMax].Confidence!.P90, Is.All.LessThan(22));
        foreach (var block in (string[])["/current/temperature", "/hourly/temperature", "/daily/temperatureMax", "/daily/summary"])
            Assert.That(
                merged.Notices,
                Has.One.Matches<MergeNotice>(notice =>
                    notice is { Code: MergeNotice.Rejected, Provider: "past", MakesPartial: true } && notice.Pointer == block),
                block);
    }

    [Test]
    public void Of_two_with_nothing_to_tell_them_apart_both_are_kept_and_every_value_says_that_it_is_in_doubt()
    {
        const Variable pressure = Variable.PressureMsl;
        var merged = Sample.Merge(Day("all", hour => 980, variable: pressure), Day("ahead", hour => 1030, from: 20, variable: pressure));

        var (values, confidence) = (merged.Of(pressure).Values, merged.Of(pressure).Confidence!);
        Assert.That((values[0], values[20]), Is.EqualTo((980, 1005)).Within(1e-9));
        Assert.That(
            (confidence.Level[0], confidence.Level[20]),
            Is.EqualTo((0, 0)).Within(45),
            "a value that one of the two says alone is as unsure");
        Assert.That(confidence.P90[0] - confidence.P10[0], Is.GreaterThan(8));
        foreach (var block in (string[])["/current/pressureMsl", "/hourly/pressureMsl"])
            Assert.That(
                merged.Notices,
                Has.One.Matches<MergeNotice>(notice =>
                    notice is { Code: MergeNotice.Disagree, MakesPartial: true } && notice.Pointer == block),
                block);
    }

    [Test]
    public void A_wind_that_is_3_6_times_the_others_is_in_kilometres_an_hour_and_takes_gust_and_direction_along()
    {
        var (calm, fast) = (
            Day("calm", hour => 4 + hour % 4 * 0.5, variable: W),
            Day("fast", hour => 3.6 * (4 + hour % 4 * 0.5), variable: W, (Variable.WindGust, 40), (Variable.WindDirection, 90)));

        var merged = Sample.Merge(calm, fast);

        Assert.That(merged.Of(W).Values, Is.All.InRange(3.9, 5.6));
        Assert.That(merged.Of(Variable.WindGust).Values.Concat(merged.Of(Variable.WindDirection).Values), Is.All.NaN);
        Assert.That(merged.Daily.Columns[DailyVariable.WindGustMax].Values, Is.All.NaN.Or.All.LessThan(6));
        Assert.That(
            merged.Notices,
            Has.One.Matches<MergeNotice>(notice =>
                notice.Pointer == "/daily/windSpeedMax"
                && notice.Detail.Contains("another unit", StringComparison.Ordinal)
                && notice.Provider == "fast"));
    }

    [Test]
    public void A_series_that_stands_still_while_another_moves_is_stuck_and_none_of_its_words_counts()
    {
        var merged = Sample.Merge(Day("moves", Course), Day("still", hour => 15, variable: T, Condition.Rain));

        Assert.That(merged.Of(T).Provenance.Single().Providers, Is.EqualTo(new[] { "moves" }));
        Assert.That(merged.Hourly.Condition.Values, Is.All.Null);
        Assert.That(
            merged.Notices.Where(notice => notice.Provider == "still").Select(notice => notice.Pointer),
            Is.EquivalentTo(new[] { "/current", "/daily", "/hourly" }));
    }

    [TestCase(3)]
    [TestCase(-4)]
    public void Radiation_in_the_dark_tells_shifted_hours(int shift)
    {
        static double Light(int hour) => Math.Max(0, 900 * Math.Sin(Math.PI * (hour + 0.5 - 6) / 12));
        var (well, shifted) = (
            Day("well", Course, variable: T, (Variable.CloudCover, 10)),
            Day("shifted", hour => Light((hour - shift + 48) % 24), variable: Variable.ShortwaveRadiation, (T, 18)));

        var merged = ForecastMerge.Merge(Sample.Request(well, shifted) with { Place = Quito });

        Assert.That(merged.Of(Variable.ShortwaveRadiation).Values, Is.All.NaN);
        Assert.That(merged.Of(T).Provenance.Single().Providers, Is.EqualTo(new[] { "well" }));
    }

    [Test]
    public void Two_others_who_agree_tell_shifted_hours_without_the_sun()
    {
        var merged = Sample.Merge(Day("a", Course), Day("b", hour => Course(hour) + 0.5), Day("late", hour => Course(hour - 3)));

        Assert.That(merged.Of(T).Provenance.Single().Providers, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(merged.Notices, Has.Some.Matches<MergeNotice>(notice => notice is { Pointer: "/hourly", Provider: "late" }));
    }

    [Test]
    public void Moisture_that_does_not_belong_to_a_temperature_tells_an_offset()
    {
        foreach (var offset in (double[])[-10, 10])
        {
            var merged = Sample.Merge(Moist("off", offset), Moist("well", 0));
            Assert.That(merged.Of(T).Provenance.Single().Providers, Is.EqualTo(new[] { "well" }), $"{offset}");
            Assert.That(merged.Of(Variable.RelativeHumidity).Provenance.Single().Providers, Is.EqualTo(new[] { "well" }));
        }
    }

    [Test]
    public void A_station_speaks_against_a_vendor_but_not_for_the_one_it_was_heard_through()
    {
        static Report Seen(string through) =>
            Sample.Reading(through, ReadingKind.Observation, 20, null, 1000, (Variable.PressureMsl, 1029));
        var (low, high) = (
            Day("low", hour => 990, variable: Variable.PressureMsl),
            Day("high", hour => 1030, variable: Variable.PressureMsl));

        Assert.That(Sample.Merge(low, high, Seen("third")).Of(Variable.PressureMsl).Values[0], Is.EqualTo(1030).Within(1e-9));
        Assert.That(Sample.Merge(low, high, Seen("high")).Of(Variable.PressureMsl).Values[0], Is.EqualTo(1010).Within(1e-9));
    }

    [Test]
    public void A_reading_falls_with_the_hours_of_its_vendor()
    {
        var merged = Sample.Merge(
            Day("a", Course), Day("b", Course), Day("fahrenheit", hour => 32 + 1.8 * Course(hour)),
            Sample.Reading("fahrenheit", ReadingKind.Observation, 20, null, 1000, (T, 59)));

        Assert.That(merged.Current!.Kind, Is.EqualTo(ReadingKind.Model));
        Assert.That(merged.Current.Columns[T].Values[0], Is.LessThan(25));
    }

    [Test]
    public void Best_passes_over_who_is_discredited_and_single_shows_what_was_asked_for()
    {
        var reports = new[] { Day("a", hour => 57, variable: T, (Variable.CloudCover, 50)), Day("b", hour => 14) };

        Assert.That(ForecastMerge.Merge(Sample.Request(reports) with { Mode = MergeMode.Best }).Of(T).Values[0], Is.EqualTo(14));
        Assert.That(ForecastMerge.Merge(Sample.Request(reports[0]) with { Mode = MergeMode.Single }).Of(T).Values[0], Is.EqualTo(57));
    }

    [Test]
    public void The_judgement_does_not_depend_on_how_many_hours_are_asked_for()
    {
        foreach (var hours in (int[])[1, 24, 72])
        {
            var merged = ForecastMerge.Merge(
                Sample.Request(Day("a", hour => Course(hour) + (hour < 20 ? 0 : 45)), Day("b", Course)) with
                {
                    Hours = hours,
                    Days = 1,
                });
            Assert.That(merged.Current!.Columns[T].Provenance.Single().Providers, Is.EqualTo(new[] { "b" }), $"{hours}");
        }
    }

    private static double Course(int hour) => 15 + 6 * Math.Cos((hour - 15) * Math.PI / 12);

    private static Report Moist(string provider, double offset) => Sample.Steady(
        provider, (T, 12 + offset), (Variable.RelativeHumidity, 60), (Variable.DewPoint, Humidity.DewPoint(12, 60)));

    private static Report Day(string provider, Func<int, double> said, int from = 0, Variable variable = T) =>
        Day(provider, said, from, variable, null);

    private static Report Day(string provider, Func<int, double> said, Variable variable, Condition condition) =>
        Day(provider, said, 0, variable, condition);

    private static Report Day(
        string provider, Func<int, double> said, Variable variable, params (Variable Variable, double Value)[] others) =>
        Day(provider, said, 0, variable, null, others);

    private static Report Day(
        string provider,
        Func<int, double> said,
        int from,
        Variable variable,
        Condition? condition,
        params (Variable Variable, double Value)[] others)
    {
        var columns = new Column?[VariableFacts.All.Length];
        foreach (var (other, value) in others) columns[(int)other] = new Column([.. Enumerable.Repeat(value, 72 - from)], null);
        columns[(int)variable] = new Column([.. Enumerable.Range(from, 72 - from).Select(said)], null);
        var words = condition is null ? null : Enumerable.Repeat(condition, 72 - from).ToArray();
        return Sample.Of(provider, new HourlySeries(new TimeAxis(Sample.Midnight.AddHours(from), 72 - from), columns, words));
    }
}
