using System.Globalization;
using WeatherHub.Weather.Astronomy;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Weather.Tests.Astronomy;

public sealed class SunTests
{
    private static readonly Coordinates Tromso = new(69.6492, 18.9553);

    [TestCaseSource(nameof(Almanac))]
    public void The_sun_rises_and_sets_when_the_almanac_says(double latitude, double longitude, string dayStart, string rise, string set)
    {
        var start = Instant(dayStart);

        var day = Sun.Day(new(latitude, longitude), start, start.AddDays(1));

        Assert.That(day.Rise, Is.EqualTo(Instant(rise)).Within(TimeSpan.FromSeconds(75)));
        Assert.That(day.Set, Is.EqualTo(Instant(set)).Within(TimeSpan.FromSeconds(75)));
    }

    [Test]
    public void In_the_polar_day_the_sun_neither_rises_nor_sets()
    {
        var start = Instant("2026-06-20T22:00:00Z");

        Assert.That(Sun.Day(Tromso, start, start.AddDays(1)), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)null)));
        Assert.That(Sun.IsUp(Tromso, start.AddHours(2)), Is.True);
    }

    [Test]
    public void In_the_polar_night_the_sun_neither_rises_nor_sets()
    {
        var start = Instant("2026-12-20T23:00:00Z");

        Assert.That(Sun.Day(Tromso, start, start.AddDays(1)), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)null)));
        Assert.That(Sun.IsUp(Tromso, start.AddHours(12)), Is.False);
    }

    [TestCase(90, "2026-03-18T00:00:00Z", true)]
    [TestCase(-90, "2026-09-20T00:00:00Z", true)]
    [TestCase(90, "2026-09-25T00:00:00Z", false)]
    public void At_a_pole_the_year_has_one_day(double latitude, string near, bool rises)
    {
        var events = Enumerable.Range(-5, 11)
            .Select(day => Instant(near).AddDays(day))
            .Select(start => Sun.Day(new(latitude, 0), start, start.AddDays(1)))
            .ToArray();

        Assert.That(events.Count(day => day.Rise is not null), Is.EqualTo(rises ? 1 : 0));
        Assert.That(events.Count(day => day.Set is not null), Is.EqualTo(rises ? 0 : 1));
    }

    [TestCase(-600.0, true)]
    [TestCase(-0.2, true)]
    [TestCase(0.0, false)]
    [TestCase(840.0, false)]
    public void The_sun_is_down_from_the_very_second_of_sunset(double seconds, bool isUp)
    {
        var midnight = new DateTimeOffset(2026, 8, 20, 0, 0, 0, TimeSpan.Zero);
        var berlin = new Coordinates(52.52, 13.41);
        var set = Sun.Day(berlin, midnight, midnight.AddDays(1)).Set!.Value;
        var end = set.AddMinutes(20);

        Assert.That(Sun.Now(berlin, set.AddSeconds(seconds), end), Is.EqualTo((isUp, isUp ? set : end)));
    }

    [Test]
    public void A_sun_that_peeps_out_for_minutes_is_not_missed()
    {
        // Northward along the prime meridian the last day before the polar night is as short as one likes.
        var start = Instant("2026-12-21T00:00:00Z");
        var latitudes = Enumerable.Range(0, 800).Select(step => 67 + step * 0.001).ToArray();
        var spells = latitudes
            .Select(latitude => Sun.Day(new(latitude, 0), start, start.AddDays(1)))
            .Where(day => day.Rise is not null)
            .Select(day => day.Set!.Value - day.Rise!.Value)
            .ToArray();

        Assert.That(spells, Is.Ordered.Descending);
        Assert.That(spells[^1], Is.InRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(29)));
    }

    [Test]
    public void Every_crossing_of_a_year_falls_into_exactly_one_day(
        [Values(-64, -35, 0, 64)] double latitude,
        [Values(-180, -75, 179.9)] double longitude)
    {
        var place = new Coordinates(latitude, longitude);
        var first = Instant("2026-01-01T00:00:00Z").AddHours(-longitude / 15);
        var up = Sun.IsUp(place, first.AddSeconds(-1));

        for (var start = first; start < first.AddDays(365); start = start.AddDays(1))
        {
            var (rise, set) = Sun.Day(place, start, start.AddDays(1));
            foreach (
                var (instant, rises) in new[] { (rise, true), (set, false) }
                    .Where(turn => turn.Item1 is not null)
                    .OrderBy(turn => turn.Item1))
            {
                Assert.That(instant!.Value, Is.InRange(start, start.AddDays(1).AddSeconds(-1)));
                Assert.That(rises, Is.Not.EqualTo(up), $"two {(rises ? "rises" : "sets")} in a row at {instant:O}");
                up = rises;
            }

            Assert.That(Sun.IsUp(place, start.AddDays(1).AddSeconds(-1)), Is.EqualTo(up), $"a crossing is missing on {start:O}");
        }
    }

    [Test]
    public void A_rise_at_the_first_second_of_a_day_belongs_to_that_day()
    {
        var quito = new Coordinates(-0.1807, -78.4678);
        var noon = Instant("2026-03-20T17:00:00Z");
        var rise = Sun.Day(quito, noon.AddHours(-12), noon).Rise!.Value;

        Assert.That(Sun.Day(quito, rise, noon).Rise, Is.EqualTo(rise));
        Assert.That(Sun.Day(quito, rise.AddHours(-3), rise).Rise, Is.Null);
    }

    [TestCase("2026-03-20T14:46:00Z", 0, 0, 50.4)]
    [TestCase("2026-06-21T12:02:00Z", 23.44, 0, 90)]
    [TestCase("2026-12-21T12:00:00Z", 52, 0, 14.6)]
    public void The_elevation_follows_season_and_hour(string instant, double latitude, double longitude, double elevation) =>
        Assert.That(Sun.Elevation(new(latitude, longitude), Instant(instant)), Is.EqualTo(elevation).Within(0.6));

    private static IEnumerable<TestCaseData> Almanac()
    {
        // Rise and set as the almanacs define them, from a full ephemeris: Berlin, Quito, Sydney, Tromsø, Reykjavik, Suva, Anchorage,
        // New York, Longyearbyen.
        yield return new(52.52, 13.405, "2026-03-19T23:00:00Z", "2026-03-20T05:09:15Z", "2026-03-20T17:19:26Z");
        yield return new(52.52, 13.405, "2026-06-20T22:00:00Z", "2026-06-21T02:43:08Z", "2026-06-21T19:33:14Z");
        yield return new(52.52, 13.405, "2026-12-20T23:00:00Z", "2026-12-21T07:14:52Z", "2026-12-21T14:53:58Z");
        yield return new(-0.1807, -78.4678, "2026-03-20T05:00:00Z", "2026-03-20T11:17:59Z", "2026-03-20T23:24:30Z");
        yield return new(-0.1807, -78.4678, "2026-11-26T05:00:00Z", "2026-11-26T10:57:17Z", "2026-11-26T23:05:09Z");
        yield return new(-33.8688, 151.2093, "2026-06-20T14:00:00Z", "2026-06-20T20:59:59Z", "2026-06-21T06:53:47Z");
        yield return new(-33.8688, 151.2093, "2026-12-20T13:00:00Z", "2026-12-20T18:40:37Z", "2026-12-21T09:05:25Z");
        yield return new(69.6492, 18.9553, "2026-03-19T23:00:00Z", "2026-03-20T04:43:55Z", "2026-03-20T17:01:31Z");
        yield return new(69.6492, 18.9553, "2026-11-25T23:00:00Z", "2026-11-26T09:56:55Z", "2026-11-26T11:05:13Z");
        yield return new(64.1466, -21.9426, "2026-12-21T00:00:00Z", "2026-12-21T11:22:17Z", "2026-12-21T15:29:26Z");
        yield return new(64.1466, -21.9426, "2024-02-29T00:00:00Z", "2024-02-29T08:37:14Z", "2024-02-29T18:44:27Z");
        yield return new(-18.1416, 178.4419, "2026-12-20T12:00:00Z", "2026-12-20T17:27:23Z", "2026-12-21T06:40:43Z");
        yield return new(61.2181, -149.9003, "2026-06-21T08:00:00Z", "2026-06-21T12:20:21Z", "2026-06-22T07:42:37Z");
        yield return new(61.2181, -149.9003, "2026-12-21T09:00:00Z", "2026-12-21T19:14:19Z", "2026-12-22T00:41:25Z");
        yield return new(40.7128, -74.006, "2026-06-21T04:00:00Z", "2026-06-21T09:25:03Z", "2026-06-22T00:30:43Z");
        yield return new(78.2232, 15.6267, "2026-03-19T23:00:00Z", "2026-03-20T04:51:50Z", "2026-03-20T17:22:00Z");
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
