using System.Globalization;
using WeatherHub.Providers.OpenMeteo;
using WeatherHub.Providers.Tests.Conditions;
using WeatherHub.Weather.Conditions;

namespace WeatherHub.Providers.Tests.OpenMeteo;

public sealed class OpenMeteoConditionsTests
{
    [Test]
    public void Every_published_code_has_its_condition() =>
        ConditionTable.Holds("open-meteo", code => OpenMeteoConditions.Of(double.Parse(code, CultureInfo.InvariantCulture)));

    [TestCase(4)]
    [TestCase(-1)]
    [TestCase(61.5)]
    public void A_code_that_is_not_published_is_unknown_and_never_clear(double code) =>
        Assert.That(OpenMeteoConditions.Of(code), Is.EqualTo(Condition.Unknown));

    [Test]
    public void No_code_is_no_condition() => Assert.That(OpenMeteoConditions.Of(null), Is.Null);
}
