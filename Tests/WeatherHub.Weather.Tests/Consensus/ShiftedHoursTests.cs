using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus;

/// <summary>Whose hours are shifted, where only one of those that differ says what the sun does.</summary>
internal sealed class ShiftedHoursTests
{
    private const Variable T = Variable.Temperature;

    /// <summary>The sun is highest at noon of universal time, and up from six to six.</summary>
    private static readonly Coordinates Equator = new(-0.2, 0);

    [Test]
    public void Radiation_that_follows_the_sun_tells_that_the_other_one_is_shifted(
        [Values(3, -3)] int shift,
        [Values(11, 13, 15, 17, 19)] int warmest)
    {
        foreach (var light in (Variable[])[Variable.ShortwaveRadiation, Variable.UvIndex, Variable.UvIndexClearSky])
        {
            var merged = Merge(
                Day("bright", hour => Course(hour, warmest), (light, Light)),
                Day("dark", hour => Course(hour - shift, warmest)));

            Assert.That(VendorsOf(merged), Is.EqualTo(new[] { "bright" }), $"{light}");
            foreach (var block in (string[])["/current", "/hourly", "/daily"])
                Assert.That(
                    merged.Notices,
                    Has.One.Matches<MergeNotice>(notice =>
                        notice is { Code: MergeNotice.Rejected, Provider: "dark", MakesPartial: true }
                        && notice.Pointer == block
                        && notice.Detail.Contains("follows the sun", StringComparison.Ordinal)),
                    $"{light} {block}");
        }
    }

    [Test]
    public void Without_radiation_or_with_that_of_both_in_order_nobody_is_shifted_by_it()
    {
        Assert.That(
            VendorsOf(Merge(Day("a", hour => Course(hour, 13)), Day("b", hour => Course(hour, 16)))),
            Is.EqualTo(new[] { "a", "b" }));
        Assert.That(
            VendorsOf(Merge(
                Day("a", hour => Course(hour, 13), (Variable.ShortwaveRadiation, Light)),
                Day("b", hour => Course(hour, 16), (Variable.UvIndex, Light)))),
            Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void Radiation_that_is_somewhat_off_the_sun_tells_nothing()
    {
        var merged = Merge(
            Day("a", hour => Course(hour, 13), (Variable.ShortwaveRadiation, hour => Light(hour - 1.4))),
            Day("b", hour => Course(hour, 16)));

        Assert.That(VendorsOf(merged), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void A_front_that_another_expects_later_is_no_shift_of_its_hours()
    {
        static double Front(double hour, double late) => 12 - 4 * Math.Tanh((hour - late - 44) / 2) + 0.1 * Course(hour, 14);
        var merged = Merge(
            Day("bright", hour => Front(hour, 0), (Variable.ShortwaveRadiation, Light)),
            Day("dark", hour => Front(hour, 4)));

        Assert.That(VendorsOf(merged), Is.EqualTo(new[] { "bright", "dark" }));
    }

    [TestCase("a bright one")]
    [TestCase("the bright one")]
    public void Two_who_agree_count_for_more_than_the_radiation_of_one(string bright)
    {
        var merged = Merge(
            Day("b", hour => Course(hour, 16)),
            Day("c", hour => Course(hour, 16)),
            Day(bright, hour => Course(hour, 13), (Variable.ShortwaveRadiation, Light)));

        Assert.That(VendorsOf(merged), Is.EqualTo(new[] { "b", "c" }));
    }

    private static IEnumerable<string> VendorsOf(MergedForecast merged) =>
        merged.Of(T).Provenance.SelectMany(part => part.Providers).Distinct().Order();

    private static MergedForecast Merge(params Report[] reports) => ForecastMerge.Merge(Sample.Request(reports) with { Place = Equator });

    private static double Course(double hour, double warmest) => 15 + 6 * Math.Cos((hour - warmest) * Math.PI / 12);

    private static double Light(double hour) => Math.Max(0, 8 * Math.Sin(Math.PI * ((hour + 0.5 + 48) % 24 - 6) / 12));

    private static Report Day(
        string provider,
        Func<double, double> temperature,
        params (Variable Variable, Func<double, double> Said)[] others)
    {
        var columns = new Column?[VariableFacts.All.Length];
        foreach (var (variable, said) in others.Append((T, temperature)))
            columns[(int)variable] = new Column([.. Enumerable.Range(0, 72).Select(hour => said(hour))], null);
        return Sample.Of(provider, new HourlySeries(new TimeAxis(Sample.Midnight, 72), columns, null));
    }
}
