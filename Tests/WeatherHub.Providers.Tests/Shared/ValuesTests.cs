using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Tests.Shared;

public sealed class ValuesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Times_far_from_the_middle_one_are_struck_out()
    {
        var times = Values.Plausible([DateTimeOffset.MinValue, Noon, null, Noon.AddHours(1), Noon.AddDays(9), DateTimeOffset.MaxValue]);
        Assert.That(times, Is.EqualTo((DateTimeOffset?[])[null, Noon, null, Noon.AddHours(1), Noon.AddDays(9), null]));
        Assert.That(Values.Plausible([]), Is.Empty);
    }

    [TestCase(1_772_366_400.0, "2026-03-01T12:00:00Z")]
    [TestCase(1e12, null)]
    [TestCase(-9e10, null)]
    [TestCase(double.NaN, null)]
    [TestCase(null, null)]
    public void Seconds_since_1970_are_a_time_where_a_calendar_holds_it(double? seconds, string? expected) =>
        Assert.That(Values.UnixTime(seconds), Is.EqualTo(expected is null ? null : (object)DateTimeOffset.Parse(expected)));

    [TestCase("2026-03-01T12:00", "2026-03-01T12:00:00Z")]
    [TestCase("0001-01-01T00:00", null)]
    [TestCase("9999-12-31T23:00", null)]
    [TestCase("2026-03-01T12:00Z", null)]
    public void A_local_time_can_be_shifted_by_any_offset(string text, string? expected) =>
        Assert.That(Values.LocalTime(text), Is.EqualTo(expected is null ? null : (object)DateTimeOffset.Parse(expected)));

    [TestCase("m/s", Unit.MetrePerSecond)]
    [TestCase(null, Unit.Knot)]
    [TestCase("°C", null)]
    [TestCase("parsec", null)]
    public void A_unit_must_be_able_to_measure_its_variable(string? word, Unit? expected) =>
        Assert.That(Units.Common.Of(Variable.WindSpeed, word, Unit.Knot), Is.EqualTo(expected));

    [TestCase("unit:1", 25.0)]
    [TestCase("unit:percent", 0.25)]
    [TestCase("unit:", 0.25)]
    public void A_vendor_may_mean_another_unit_by_a_word_or_dress_it_up(string word, double expected)
    {
        var units = new Units(dressed => dressed[5..] is { Length: > 0 } bare ? bare : null, ("1", Unit.Ratio));
        Assert.That(
            UnitConversion.Convert(0.25, units.Of(Variable.CloudCover, word, Unit.Percent)!.Value, Unit.Percent),
            Is.EqualTo(expected));
    }

    [TestCase(86.0, Unit.Fahrenheit, 30.0, 0)]
    [TestCase(999.0, Unit.Celsius, null, 1)]
    [TestCase(double.PositiveInfinity, Unit.Celsius, null, 0)]
    [TestCase(null, Unit.Celsius, null, 0)]
    public void A_single_value_is_canonical_or_was_not_said_or_is_noted_as_impossible(double? value, Unit unit, double? expected, int noted)
    {
        List<Rejection> rejections = [];
        Assert.That(Values.Canonical(Variable.Temperature, value, unit, rejections), Is.EqualTo(expected).Within(1e-9));
        Assert.That(rejections, Has.Count.EqualTo(noted));
    }
}
