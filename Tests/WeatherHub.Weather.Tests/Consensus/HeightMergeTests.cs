using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus;

internal sealed class HeightMergeTests
{
    [Test]
    public void Vendors_at_several_heights_agree_once_they_are_brought_to_one()
    {
        var merged = Merge(1000, Vendor("a", 1000, 10), Vendor("b", 600, 12.6), Vendor("c", 1400, 7.4));

        Assert.That(merged.Of(Variable.Temperature).Values, Is.All.EqualTo(10).Within(1e-9));
        Assert.That(merged.Daily.Columns[DailyVariable.TemperatureMax].Values[0], Is.EqualTo(10).Within(1e-9));
        Assert.That(merged.Current!.Columns[Variable.Temperature].Values[0], Is.EqualTo(10).Within(1e-9));
        Assert.That((merged.Elevation, merged.Notices), Is.EqualTo(((double?)1000, Array.Empty<MergeNotice>())));
    }

    [Test]
    public void A_vendor_too_far_below_is_left_out_and_named_for_every_block_with_the_difference()
    {
        var station = Sample.Reading("b", ReadingKind.Observation, 5, null, 900, (Variable.Temperature, 20), (Variable.WindSpeed, 7)) with
        {
            Elevation = 40,
        };

        var merged = Merge(3000, Vendor("a", 3000, -9), Vendor("b", 37, 12), station);

        Assert.That(merged.Of(Variable.Temperature).Values, Is.All.EqualTo(-9).Within(1e-9));
        Assert.That(merged.Current!.Columns[Variable.Temperature].Values[0], Is.EqualTo(-9).Within(1e-9));
        Assert.That(merged.Current.Columns[Variable.WindSpeed].Values[0], Is.EqualTo(7), "its wind still counts");
        var notices = merged.Notices.Where(notice => notice.Code == "height_differs").ToList();
        Assert.That(
            notices.Select(notice => (notice.Provider, notice.Pointer)),
            Is.EqualTo(new[] { ("b", "/current"), ("b", "/daily"), ("b", "/hourly") }));
        Assert.That(
            notices.Select(notice => notice.Detail),
            Has.All.EqualTo(
                "speaks for 37 m, 2963 m below the elevation asked for; at most 500 m are corrected: "
                    + "its temperature, dew point, humidity and feels-like are left out"));
    }

    [Test]
    public void Two_of_high_ground_that_disagree_are_judged_by_what_is_likely_up_there()
    {
        // Late August at 52° north: 18 °C at sea level, -11 °C at 4500 m.
        var merged = Merge(4500, Vendor("a", 4500, -12), Vendor("b", 4500, 22));

        Assert.That(merged.Of(Variable.Temperature).Values[0], Is.EqualTo(-12).Within(3));
    }

    private static Report Vendor(string provider, double elevation, double temperature) =>
        Sample.Steady(provider, (Variable.Temperature, temperature)) with { Elevation = elevation };

    private static MergedForecast Merge(double height, params Report[] reports) =>
        ForecastMerge.Merge(Sample.Request(reports) with { Height = new ReferenceHeight(height, IsAsked: true) });
}
