using WeatherHub.Weather.Series;

namespace WeatherHub.Weather.Tests.Series;

internal sealed class TimeAxisTests
{
    private static readonly TimeAxis Axis = new(new DateTimeOffset(2026, 8, 20, 12, 0, 0, TimeSpan.Zero), 3);

    [TestCase(0, 0)]
    [TestCase(59, 0)]
    [TestCase(60, 1)]
    [TestCase(-1, -1)]
    [TestCase(200, 3)]
    public void A_step_holds_its_start_and_not_its_end(double minutes, int step) =>
        Assert.That(Axis.IndexOf(Axis.Start.AddMinutes(minutes)), Is.EqualTo(step));

    [Test]
    public void An_instant_in_any_zone_floors_to_the_hour_of_utc() =>
        Assert.That(TimeAxis.Floor(new DateTimeOffset(2026, 8, 20, 18, 20, 0, TimeSpan.FromMinutes(345))), Is.EqualTo(Axis.Start));
}
