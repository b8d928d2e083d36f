using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Reports;

internal sealed class CurrentReadingBuilderTests
{
    [Test]
    public void Bounds_and_silence_are_those_of_hours()
    {
        var builder = new CurrentReadingBuilder();
        builder.Say(Variable.Temperature, 293.15, Unit.Kelvin);
        builder.Say(Variable.RelativeHumidity, 180, Unit.Percent);
        builder.Say(Variable.WindSpeed, null, Unit.Knot);
        builder.Say(Variable.WindGust, double.NaN, Unit.Knot);
        Assert.That(builder.Values.Keys, Is.EqualTo(new[] { Variable.Temperature }));
        Assert.That(builder.Values[Variable.Temperature], Is.EqualTo(20).Within(1e-9));
        Assert.That(builder.Rejections, Is.EqualTo(new[] { new Rejection(Variable.RelativeHumidity, 1) }));
    }

    [TestCase(0, false)]
    [TestCase(-0.1, false)]
    [TestCase(0.1, true)]
    public void A_calm_has_no_direction_whichever_is_said_first(double speed, bool expected)
    {
        foreach (var first in new[] { Variable.WindSpeed, Variable.WindDirection })
        {
            var builder = new CurrentReadingBuilder();
            builder.Say(
                first,
                first == Variable.WindSpeed ? speed : 330,
                first == Variable.WindSpeed ? Unit.KilometrePerHour : Unit.Degree);
            builder.Say(Variable.WindDirection, 330, Unit.Degree);
            builder.Say(Variable.WindSpeed, speed, Unit.KilometrePerHour);
            Assert.That(builder.Values.ContainsKey(Variable.WindDirection), Is.EqualTo(expected));
        }
    }
}
