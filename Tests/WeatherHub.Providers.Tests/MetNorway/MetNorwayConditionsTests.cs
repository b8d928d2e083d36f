using WeatherHub.Providers.MetNorway;
using WeatherHub.Providers.Tests.Conditions;
using WeatherHub.Weather.Conditions;

namespace WeatherHub.Providers.Tests.MetNorway;

public sealed class MetNorwayConditionsTests
{
    [Test]
    public void Every_published_symbol_has_its_condition_by_day_by_night_and_in_polar_twilight()
    {
        ConditionTable.Holds("met-norway", MetNorwayConditions.Of);
        foreach (var suffix in (string[])["_day", "_night", "_polartwilight"])
            ConditionTable.Holds("met-norway", code => MetNorwayConditions.Of(code + suffix));
    }

    [TestCase("lightsleetshowersandthunder_day")]
    [TestCase("lightsnowshowersandthunder")]
    public void A_symbol_that_the_vendor_misspells_is_also_read_spelled_right(string symbol) =>
        Assert.That(MetNorwayConditions.Of(symbol), Is.EqualTo(Condition.ThunderstormSnow));

    [TestCase("meteorshower_night")]
    [TestCase("_day")]
    public void A_symbol_that_is_not_published_is_unknown_and_never_clear(string symbol) =>
        Assert.That(MetNorwayConditions.Of(symbol), Is.EqualTo(Condition.Unknown));

    [TestCase(null)]
    [TestCase("")]
    public void No_symbol_is_no_condition(string? symbol) => Assert.That(MetNorwayConditions.Of(symbol), Is.Null);
}
