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
}
