using System.Globalization;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Weather.Tests.Geography;

public sealed class ZoneOffsetsTests
{
    [Test]
    public void A_horizon_without_a_change_has_one_offset()
    {
        var from = Instant("2026-08-20T13:17:05Z");

        Assert.That(Within("Europe/Berlin", from, from.AddDays(16)), Is.EqualTo(new[] { new ZoneOffset(from, TimeSpan.FromHours(2)) }));
    }

    [TestCase("Europe/Berlin", "2026-10-20T08:30:00Z", "2026-10-25T01:00:00Z", 60)]
    [TestCase("America/New_York", "2026-03-01T00:00:00Z", "2026-03-08T07:00:00Z", -240)]
    [TestCase("Australia/Lord_Howe", "2026-04-01T00:00:00Z", "2026-04-04T15:00:00Z", 630)]
    [TestCase("Pacific/Apia", "2011-12-25T00:00:00Z", "2011-12-30T10:00:00Z", 840)]
    public void A_change_is_given_at_its_exact_instant(string zone, string from, string change, int minutes)
    {
        var offsets = Within(zone, Instant(from), Instant(from).AddDays(10));

        Assert.That(offsets, Has.Count.EqualTo(2));
        Assert.That(offsets[1], Is.EqualTo(new ZoneOffset(Instant(change), TimeSpan.FromMinutes(minutes))));
    }

    [Test]
    public void A_change_at_the_end_of_the_horizon_is_outside_and_one_at_its_start_is_the_first_entry()
    {
        var change = Instant("2026-10-25T01:00:00Z");

        Assert.That(Within("Europe/Berlin", change.AddDays(-1), change), Has.Count.EqualTo(1));
        Assert.That(Within("Europe/Berlin", change.AddDays(-1), change.AddTicks(1)), Has.Count.EqualTo(2));
        Assert.That(
            Within("Europe/Berlin", change, change.AddDays(1)),
            Is.EqualTo(new[] { new ZoneOffset(change, TimeSpan.FromHours(1)) }));
    }

    [Test]
    public void Instants_are_given_in_UTC_whatever_the_question_was_asked_in()
    {
        var from = new DateTimeOffset(2026, 10, 25, 0, 0, 0, TimeSpan.FromHours(2));

        Assert.That(Within("Europe/Berlin", from, from.AddDays(1)).Select(offset => offset.From.Offset), Is.All.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void Morocco_changes_twice_around_Ramadan() =>
        Assert.That(
            Within("Africa/Casablanca", Instant("2026-02-01T00:00:00Z"), Instant("2026-04-01T00:00:00Z"))
                .Select(offset => offset.Offset.TotalHours),
            Is.EqualTo(new[] { 1.0, 0, 1 }));

    private static IReadOnlyList<ZoneOffset> Within(string zone, DateTimeOffset from, DateTimeOffset to) =>
        ZoneOffsets.Within(TimeZoneInfo.FindSystemTimeZoneById(zone), from, to);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
