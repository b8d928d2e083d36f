using WeatherHub.Weather.Astronomy;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus;

internal sealed class CurrentMergeTests
{
    private const Variable T = Variable.Temperature;

    private static readonly Report Hours = Sample.Hourly(
        "hours",
        null,
        (T, 20),
        (Variable.RelativeHumidity, 90),
        (Variable.WindSpeed, 8),
        (Variable.WindGust, 15),
        (Variable.CloudCover, 100),
        (Variable.Precipitation, 0));

    [Test]
    public void What_is_observed_is_shown_and_the_rest_comes_from_the_hour()
    {
        var current = Sample.Merge(
            Hours,
            Sample.Reading("station", ReadingKind.Observation, 20, null, 3000, (T, 17), (Variable.DewPoint, 9))
        ).Current!;
        Assert.That(current.Kind, Is.EqualTo(ReadingKind.Observation));
        Assert.That(current.Columns[T].Values[0], Is.EqualTo(17));
        Assert.That(current.Columns[T].Provenance.Single().Providers, Is.EqualTo(new[] { "station" }));
        Assert.That(current.Columns[Variable.DewPoint].Values[0], Is.EqualTo(9).Within(0.01));
        Assert.That(current.Columns[Variable.WindSpeed].Values[0], Is.EqualTo(8));
        Assert.That(current.Columns[Variable.ApparentTemperature].Provenance.Single().Providers, Is.EqualTo(new[] { "hours", "station" }));
        Assert.That(current.Condition.Values[0], Is.EqualTo(Condition.Overcast));
    }

    [Test]
    public void Groups_are_not_mixed_of_observation_and_model()
    {
        var current = Sample.Merge(
            Hours,
            Sample.Reading("station", ReadingKind.Observation, 20, null, 3000, (T, 30), (Variable.WindSpeed, 2))
        ).Current!;
        Assert.That(current.Columns[Variable.RelativeHumidity].Values[0], Is.NaN, "90 % belongs to 20 °C");
        Assert.That(current.Columns[Variable.WindGust].Values[0], Is.NaN, "15 m/s belongs to a wind of 8");
    }

    [TestCase(91, 3000.0)]
    [TestCase(20, 25_001.0)]
    [TestCase(-16, 3000.0)]
    public void An_observation_too_old_too_far_or_from_the_future_is_not_now(double minutesAgo, double distance)
    {
        var current = Sample.Merge(Hours, Sample.Reading("station", ReadingKind.Observation, minutesAgo, null, distance, (T, 17))).Current!;
        Assert.That((current.Kind, current.Columns[T].Values[0], current.Time), Is.EqualTo((ReadingKind.Model, 20.0, Sample.Hour)));
    }

    [Test]
    public void Its_time_is_that_of_the_newest_part_and_not_of_the_request()
    {
        var observed = Sample.Merge(Hours, Sample.Reading("station", ReadingKind.Observation, 5, null, null, (T, 17)));
        Assert.That(observed.Current!.Time, Is.EqualTo(Sample.Now.AddMinutes(-5)));
        var unused = Sample.Merge(Hours, Sample.Reading("station", ReadingKind.Observation, 5, null, null));
        Assert.That(unused.Current!.Time, Is.EqualTo(Sample.Hour));
    }

    [TestCase(-1, true, 0)]
    [TestCase(0, false, 16)]
    [TestCase(15, false, 16)]
    public void Whether_it_is_day_is_true_of_the_moment_and_not_of_the_reading(
        int minutesAfterSunset,
        bool isDay,
        int holdsMinutesAfterSunset)
    {
        // The reading was made 74 minutes before sunset; with 90 minutes it is too old to be now.
        var set = Sun.Day(Sample.Berlin, Sample.Midnight, Sample.Midnight.AddDays(1)).Set!.Value;
        var now = set.AddMinutes(minutesAfterSunset);
        var made = Sample.Reading("station", ReadingKind.Observation, 0, null, 3000, (T, 17));
        var reading = made with { Current = made.Current! with { Time = set.AddMinutes(-74) } };

        var current = ForecastMerge.Merge(Sample.Request(reading) with { Now = now }).Current!;

        Assert.That((current.IsDay, current.Time), Is.EqualTo((isDay, reading.Current!.Time)));
        Assert.That(
            current.HoldsUntil,
            Is.EqualTo(new[] { set.AddMinutes(holdsMinutesAfterSunset), TimeAxis.Floor(now).AddHours(1) }.Min()));
    }

    [Test]
    public void It_holds_until_the_hour_ends_or_a_reading_is_too_old()
    {
        Assert.That(Sample.Merge(Hours).Current!.HoldsUntil, Is.EqualTo(Sample.Hour.AddHours(1)));
        Assert.That(
            Sample.Merge(Hours, Sample.Reading("station", ReadingKind.Observation, 70, null, 3000, (T, 17))).Current!.HoldsUntil,
            Is.EqualTo(Sample.Now.AddMinutes(20)));
    }

    [Test]
    public void The_nearer_of_two_stations_weighs_more()
    {
        var current = Sample.Merge(
            Sample.Reading("far", ReadingKind.Observation, 10, null, 20_000, (T, 20)),
            Sample.Reading("near", ReadingKind.Observation, 10, null, 0, (T, 16))
        ).Current!;
        Assert.That(current.Columns[T].Values[0], Is.EqualTo(17).Within(1e-9));
    }

    [Test]
    public void A_vendors_analysis_of_now_replaces_its_own_hour_and_is_merged_with_the_others_hours()
    {
        var own = Sample.Reading("hours", ReadingKind.Model, 10, null, null, (T, 22));
        var current = Sample.Merge(Hours, own, Sample.Steady("other", (T, 18))).Current!;
        Assert.That(current.Columns[T].Values[0], Is.EqualTo(20).Within(1e-9));
        Assert.That(current.Kind, Is.EqualTo(ReadingKind.Model));
        Assert.That(current.Columns[Variable.WindSpeed].Values[0], Is.EqualTo(8), "what the analysis leaves out, its hour says");
    }

    [TestCase(Condition.Unknown)]
    [TestCase(null)]
    public void An_observer_that_does_not_know_the_sky_leaves_it_to_those_who_do(Condition? word)
    {
        var blind = Sample.Reading("station", ReadingKind.Observation, 10, word, 1000, (T, 17));
        var current = Sample.Merge(Sample.Hourly("hours", Condition.Overcast, (Variable.Precipitation, 0)), blind).Current!;
        Assert.That(current.Condition.Values[0], Is.EqualTo(Condition.Overcast));
        Assert.That(
            Sample.Merge(
                Sample.Reading("station", ReadingKind.Observation, 10, word, 1000, (T, 17), (Variable.Precipitation, 0))
            ).Current!.Condition.Values[0],
            Is.EqualTo(Condition.Unknown));
    }

    [Test]
    public void An_analysis_that_leaves_out_what_fell_has_its_own_hours_amount()
    {
        var hours = Sample.Hourly("model", null, (Variable.Precipitation, 3), (Variable.CloudCover, 100), (T, 12));
        var current = Sample.Merge(hours, Sample.Reading("model", ReadingKind.Model, 5, null, null, (T, 12))).Current!;
        Assert.That(current.Columns[Variable.Precipitation].Values[0], Is.EqualTo(3));
        Assert.That(current.Condition.Values[0], Is.EqualTo(Condition.Rain));
    }

    [Test]
    public void An_observers_word_for_the_weather_outweighs_the_models()
    {
        var fog = Sample.Reading("station", ReadingKind.Observation, 10, Condition.Fog, 1000, (T, 17));
        Assert.That(
            Sample.Merge(
                Sample.Hourly("hours", Condition.Overcast, (Variable.CloudCover, 100), (Variable.Precipitation, 0)),
                fog
            ).Current!.Condition.Values[0],
            Is.EqualTo(Condition.Fog));
    }
}
