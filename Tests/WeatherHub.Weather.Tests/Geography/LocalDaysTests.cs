using System.Globalization;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Weather.Tests.Geography;

public sealed class LocalDaysTests
{
    // Stations that moved their clocks by more than an hour.
    private static readonly Dictionary<string, (double Shortest, double Longest)> Oddities = new()
    {
        ["Antarctica/Troll"] = (22, 26),
        ["Antarctica/Casey"] = (21, 27),
        ["Antarctica/Vostok"] = (22, 26),
    };

    [TestCase(
        "Europe/Berlin",
        "2026-08-20T23:30:00Z",
        "2026-08-21",
        "2026-08-20T22:00:00Z",
        24.0,
        TestName = "Today_is_the_date_on_the_local_clock"
    )]
    [TestCase(
        "Europe/Berlin",
        "2026-03-29T12:00:00Z",
        "2026-03-29",
        "2026-03-28T23:00:00Z",
        23.0,
        TestName = "The_day_summer_time_begins_has_23_hours"
    )]
    [TestCase(
        "Europe/Berlin",
        "2026-10-25T22:59:59Z",
        "2026-10-25",
        "2026-10-24T22:00:00Z",
        25.0,
        TestName = "The_day_summer_time_ends_has_25_hours"
    )]
    [TestCase(
        "Australia/Lord_Howe",
        "2026-04-05T00:00:00Z",
        "2026-04-05",
        "2026-04-04T13:00:00Z",
        24.5,
        TestName = "Lord_Howe_changes_by_half_an_hour"
    )]
    [TestCase(
        "Asia/Beirut",
        "2025-03-30T09:00:00Z",
        "2025-03-30",
        "2025-03-29T22:00:00Z",
        23.0,
        TestName = "A_day_without_a_midnight_starts_at_one_in_Beirut"
    )]
    [TestCase(
        "Asia/Beirut",
        "2025-10-25T20:59:00Z",
        "2025-10-25",
        "2025-10-24T21:00:00Z",
        25.0,
        TestName = "An_hour_before_midnight_that_comes_twice_belongs_to_the_old_day_in_Beirut"
    )]
    [TestCase(
        "America/Havana",
        "2025-03-09T12:00:00Z",
        "2025-03-09",
        "2025-03-09T05:00:00Z",
        23.0,
        TestName = "A_day_without_a_midnight_starts_at_one_in_Havana"
    )]
    [TestCase(
        "America/Havana",
        "2025-11-02T12:00:00Z",
        "2025-11-02",
        "2025-11-02T04:00:00Z",
        25.0,
        TestName = "A_midnight_that_comes_twice_starts_the_day_the_first_time_in_Havana"
    )]
    [TestCase(
        "America/Santiago",
        "2025-09-07T12:00:00Z",
        "2025-09-07",
        "2025-09-07T04:00:00Z",
        23.0,
        TestName = "A_day_without_a_midnight_starts_at_one_in_Santiago"
    )]
    [TestCase(
        "America/St_Johns",
        "2010-11-07T12:00:00Z",
        "2010-11-07",
        "2010-11-07T02:30:00Z",
        25.0,
        TestName = "A_minute_of_a_date_is_enough_to_start_it"
    )]
    public void A_day_is_found(string zone, string now, string date, string start, double hours)
    {
        var day = LocalDays.From(Zone(zone), Instant(now), 1).Single();

        Assert.That(day.Date, Is.EqualTo(DateOnly.Parse(date, CultureInfo.InvariantCulture)));
        Assert.That(day.Start, Is.EqualTo(Instant(start)));
        Assert.That((day.End - day.Start).TotalHours, Is.EqualTo(hours));
    }

    [Test]
    public void Samoa_skips_the_30th_of_December_2011()
    {
        var days = LocalDays.From(Zone("Pacific/Apia"), Instant("2011-12-29T20:00:00Z"), 3);

        Assert.That(days.Select(day => day.Date.Day), Is.EqualTo(new[] { 29, 31, 1 }));
        Assert.That(days[0].End, Is.EqualTo(days[1].Start));
        Assert.That(days.Select(day => (day.End - day.Start).TotalHours), Is.All.EqualTo(24));
    }

    [Test]
    public void No_days_may_be_asked_for() =>
        Assert.That(LocalDays.From(TimeZoneInfo.Utc, Instant("2026-01-01T00:00:00Z"), 0), Is.Empty);

    [Test]
    public void In_every_zone_the_days_of_16_years_follow_each_other()
    {
        var complaints = TimeZoneInfo.GetSystemTimeZones().SelectMany(Complaints).ToArray();

        Assert.That(complaints, Is.Empty);
    }

    private static IEnumerable<string> Complaints(TimeZoneInfo zone)
    {
        var from = Instant("2019-12-31T12:00:00Z");
        var (shortest, longest) = Oddities.GetValueOrDefault(zone.Id, (23, 25));
        var previous = LocalDays.From(zone, from.AddDays(-1), 1).Single();

        foreach (var day in LocalDays.From(zone, from, 16 * 366))
        {
            if (day.Start != previous.End || day.Date != previous.Date.AddDays(1))
                yield return $"{zone.Id}: {previous} is followed by {day}";
            if (DateAt(zone, day.Start) != day.Date || DateAt(zone, day.Start.AddTicks(-1)) != previous.Date)
                yield return $"{zone.Id}: {day} does not start its date";
            if ((day.End - day.Start).TotalHours is var hours && (hours < shortest || hours > longest))
                yield return $"{zone.Id}: {day} lasts {hours} hours";
            previous = day;
        }
    }

    private static DateOnly DateAt(TimeZoneInfo zone, DateTimeOffset instant) =>
        DateOnly.FromDateTime(instant.UtcDateTime + zone.GetUtcOffset(instant));

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
