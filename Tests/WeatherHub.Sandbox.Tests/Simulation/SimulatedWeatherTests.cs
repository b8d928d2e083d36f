using WeatherHub.Sandbox.Simulation;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Physics;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Tests.Simulation;

internal sealed class SimulatedWeatherTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 15, 0, 0, 0, TimeSpan.Zero);

    private static readonly Coordinates[] Places =
    [
        new(52.52, 13.41),
        new(40.71, -74.01),
        new(-33.87, 151.21),
        new(0, 0),
        new(89.9, 179.9),
        new(-89.9, -179.9),
        new(23.4, 5.2),
        new(64.15, -21.94),
    ];

    [Test]
    public void The_same_question_has_the_same_answer_in_another_sky_of_that_seed_and_another_one_in_a_sky_of_another_seed()
    {
        var (one, same, other) = (new SimulatedWeather(7), new SimulatedWeather(7), new SimulatedWeather(8));
        foreach (var place in Places)
        {
            var step = one.Step(place, Start);
            foreach (var facts in VariableFacts.All) Assert.That(same.Step(place, Start)[facts.Variable], Is.EqualTo(step[facts.Variable]));
            Assert.That(other.Step(place, Start)[Variable.PressureMsl], Is.Not.EqualTo(step[Variable.PressureMsl]));
        }
    }

    [Test]
    public void Every_value_is_physically_possible_and_agrees_with_the_others()
    {
        var sky = new SimulatedWeather(1);
        foreach (var step in Year(sky))
        {
            foreach (var facts in VariableFacts.All)
                Assert.That(step[facts.Variable], Is.InRange(facts.Minimum, facts.Maximum), facts.Name);
            Assert.That(step[Variable.PressureMsl], Is.InRange(960, 1050));
            Assert.That(step[Variable.WindGust], Is.GreaterThanOrEqualTo(step[Variable.WindSpeed]));
            Assert.That(step[Variable.DewPoint], Is.LessThanOrEqualTo(step[Variable.Temperature]));
            Assert.That(
                Humidity.Relative(step[Variable.Temperature], step[Variable.DewPoint]),
                Is.EqualTo(step[Variable.RelativeHumidity]).Within(0.01));
            Assert.That(step[Variable.UvIndex], Is.LessThanOrEqualTo(step[Variable.UvIndexClearSky]));
            if (!step.IsDay) Assert.That(step[Variable.UvIndex], Is.Zero.Within(0.01));
        }
    }

    [Test]
    public void Rain_falls_out_of_thick_cloud_only_and_was_likely()
    {
        var wet = Year(new SimulatedWeather(1)).Where(step => step[Variable.Precipitation] > 0.1).ToArray();
        Assert.That(wet, Has.Length.GreaterThan(100));
        foreach (var step in wet)
        {
            Assert.That(step[Variable.CloudCover], Is.GreaterThan(70));
            Assert.That(step[Variable.PrecipitationProbability], Is.GreaterThan(50));
        }
    }

    [Test]
    public void It_snows_where_it_is_cold_and_nowhere_else()
    {
        var wet = Year(new SimulatedWeather(1)).Where(step => step[Variable.Precipitation] > 0.2).ToArray();
        Assert.That(
            wet.Where(step => step[Variable.Temperature] < -3),
            Is.Not.Empty.And.All.Matches<WeatherStep>(step => step[Variable.Snowfall] > 0));
        Assert.That(
            wet.Where(step => step[Variable.Temperature] > 6),
            Is.Not.Empty.And.All.Matches<WeatherStep>(step => step[Variable.Snowfall] == 0));
    }

    [Test]
    public void Summer_is_warmer_than_winter_and_day_than_night_on_both_hemispheres()
    {
        var sky = new SimulatedWeather(1);
        Assert.That(Mean(sky, new(52.5, 13.4), 7), Is.GreaterThan(Mean(sky, new(52.5, 13.4), 1) + 10));
        Assert.That(Mean(sky, new(-33.9, 151.2), 1), Is.GreaterThan(Mean(sky, new(-33.9, 151.2), 7) + 8));
        var month = Enumerable.Range(0, 30).Select(day => new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day)).ToArray();
        var place = new Coordinates(45, 0);
        Assert.That(
            month.Average(day => sky.Step(place, day.AddHours(15))[Variable.Temperature]),
            Is.GreaterThan(month.Average(day => sky.Step(place, day.AddHours(3))[Variable.Temperature]) + 4));
    }

    [Test]
    public void Fronts_travel_east_with_low_pressure_and_turn_the_wind()
    {
        // The lowest pressure of a few days passes a place before it passes one five degrees to the east of it.
        var sky = new SimulatedWeather(1);
        var first = LowestHour(sky, new(47, 5));
        var second = LowestHour(sky, new(47, 10), around: first);
        Assert.That(second, Is.GreaterThan(first));
        var (before, after) = (sky.Step(new(47, 5), Start.AddHours(first - 8)), sky.Step(new(47, 5), Start.AddHours(first + 8)));
        Assert.That(after[Variable.WindDirection], Is.GreaterThan(before[Variable.WindDirection] + 15), "veers on the northern hemisphere");
    }

    [Test]
    public void No_two_places_and_no_two_hours_can_be_mistaken_for_each_other()
    {
        var sky = new SimulatedWeather(1);
        var here = Series(sky, new(52.52, 13.41), Start);
        Assert.That(Series(sky, new(52.53, 13.41), Start).Zip(here, (a, b) => Math.Abs(a - b)).Max(), Is.GreaterThan(0.1), "the next cell");
        Assert.That(
            Series(sky, new(52.52, 13.41), Start.AddHours(1)).Zip(here, (a, b) => Math.Abs(a - b)).Max(),
            Is.GreaterThan(0.3),
            "an hour later");
    }

    [Test]
    public void Neighbouring_hours_are_near_each_other()
    {
        var sky = new SimulatedWeather(1);
        var hours = Enumerable.Range(0, 2000).Select(hour => sky.Step(new(48, 11), Start.AddHours(hour))).ToArray();
        foreach (var (one, next) in hours.Zip(hours.Skip(1)))
        {
            Assert.That(next[Variable.Temperature], Is.EqualTo(one[Variable.Temperature]).Within(5));
            Assert.That(next[Variable.PressureMsl], Is.EqualTo(one[Variable.PressureMsl]).Within(7));
            Assert.That(next[Variable.CloudCover], Is.EqualTo(one[Variable.CloudCover]).Within(35));
        }
    }

    private static IEnumerable<WeatherStep> Year(SimulatedWeather sky) =>
        from place in Places from hour in Enumerable.Range(0, 8760 / 7) select sky.Step(place, Start.AddHours(7 * hour));

    private static double Mean(SimulatedWeather sky, Coordinates place, int month) =>
        Enumerable
            .Range(0, 30 * 8)
            .Average(step =>
                sky.Step(place, new DateTimeOffset(2026, month, 1, 0, 0, 0, TimeSpan.Zero).AddHours(3 * step))[Variable.Temperature]);

    private static int LowestHour(SimulatedWeather sky, Coordinates place, int around = 60) =>
        Enumerable.Range(around - 20, 60).MinBy(hour => sky.Step(place, Start.AddHours(hour))[Variable.PressureMsl]);

    private static double[] Series(SimulatedWeather sky, Coordinates place, DateTimeOffset start) =>
        [.. Enumerable.Range(0, 48).Select(hour => sky.Step(place, start.AddHours(hour))[Variable.Temperature])];
}
