using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus;

internal sealed class SuspectTests
{
    private const Variable T = Variable.Temperature;

    [Test]
    public void A_vendor_whose_errors_have_grown_of_late_is_named()
    {
        var merged = Merge(TrainedDays.Temperature(60, Weather, ("good", Good), ("bad", day => Good(day) + (day >= 57 ? 10 : 0))));

        Assert.That(Suspects(merged), Is.EqualTo(new[] { ("bad", "/hourly/temperature") }));
        Assert.That(
            merged.Notices.First(notice => notice.Code == MergeNotice.Suspect).Detail,
            Does.Contain("further off").And.EndsWith("its temperature counts for less"));
    }

    [Test]
    public void A_vendor_that_is_stuck_is_named()
    {
        var merged = Merge(TrainedDays.Temperature(60, Weather, ("good", Good), ("bad", day => day >= 50 ? 12.5 : Good(day))));

        Assert.That(Suspects(merged), Is.EqualTo(new[] { ("bad", "/hourly/temperature") }));
        Assert.That(merged.Notices.First(notice => notice.Code == MergeNotice.Suspect).Detail, Does.StartWith("says the same"));
    }

    [Test]
    public void Who_is_as_good_as_ever_is_not_named() =>
        Assert.That(Suspects(Merge(TrainedDays.Temperature(60, Weather, ("good", Good), ("bad", Good)))), Is.Empty);

    private static double Weather(int day) => 10 + 6 * Math.Sin(day * 1.3);

    private static double Good(int day) => Weather(day) + Math.Cos(day * 2.1);

    private static MergedForecast Merge(TrainedDays trained) =>
        trained.Merge(Sample.Request(Sample.Steady("good", (T, 10)), Sample.Steady("bad", (T, 11))));

    private static IEnumerable<(string?, string)> Suspects(MergedForecast merged) =>
        merged.Notices.Where(notice => notice.Code == MergeNotice.Suspect).Select(notice => (notice.Provider, notice.Pointer));
}
