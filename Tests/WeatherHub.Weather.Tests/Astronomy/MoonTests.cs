using System.Globalization;
using WeatherHub.Weather.Astronomy;

namespace WeatherHub.Weather.Tests.Astronomy;

public sealed class MoonTests
{
    [TestCase("2024-04-08T18:21:00Z", 0.0, TestName = "The_moon_is_new_at_the_solar_eclipse_of_April_2024")]
    [TestCase("2026-08-12T17:37:00Z", 0.0, TestName = "The_moon_is_new_at_the_solar_eclipse_of_August_2026")]
    [TestCase("2025-03-14T06:55:00Z", 0.5, TestName = "The_moon_is_full_at_the_lunar_eclipse_of_March_2025")]
    [TestCase("2026-03-03T11:38:00Z", 0.5, TestName = "The_moon_is_full_at_the_lunar_eclipse_of_March_2026")]
    public void Eclipses_pin_the_phase(string instant, double phase)
    {
        var off = Moon.Phase(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)) - phase;

        Assert.That(Math.Abs(off - Math.Round(off)), Is.LessThan(0.001));
    }

    [TestCase("2024-04-15T19:13:00Z", 0.25)]
    [TestCase("2024-05-01T11:27:00Z", 0.75)]
    [TestCase("2026-01-10T15:48:00Z", 0.75)]
    [TestCase("2026-01-26T04:47:00Z", 0.25)]
    public void The_quarters_fall_where_the_almanac_has_them(string instant, double phase) =>
        Assert.That(Moon.Phase(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)), Is.EqualTo(phase).Within(0.001));

    [Test]
    public void The_phase_grows_every_hour_and_wraps_once_a_month()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var phases = Enumerable.Range(0, 24 * 365).Select(hour => Moon.Phase(start.AddHours(hour))).ToArray();

        var wraps = phases.Zip(phases.Skip(1)).Count(pair => pair.Second < pair.First);

        Assert.That(phases, Has.All.InRange(0, 0.9999999999));
        Assert.That(wraps, Is.EqualTo(12));
    }
}
