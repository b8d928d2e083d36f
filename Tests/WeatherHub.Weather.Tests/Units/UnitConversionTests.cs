using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Units;

internal sealed class UnitConversionTests
{
    [TestCase(212, Unit.Fahrenheit, Unit.Celsius, 100)]
    [TestCase(-40, Unit.Celsius, Unit.Fahrenheit, -40)]
    [TestCase(273.15, Unit.Kelvin, Unit.Celsius, 0)]
    [TestCase(36, Unit.KilometrePerHour, Unit.MetrePerSecond, 10)]
    [TestCase(10, Unit.MilePerHour, Unit.MetrePerSecond, 4.4704)]
    [TestCase(10, Unit.Knot, Unit.MetrePerSecond, 5.144444)]
    [TestCase(101_325, Unit.Pascal, Unit.Hectopascal, 1013.25)]
    [TestCase(29.92, Unit.InchOfMercury, Unit.Hectopascal, 1013.2079)]
    [TestCase(101.3, Unit.Kilopascal, Unit.Hectopascal, 1013)]
    [TestCase(1, Unit.Inch, Unit.Millimetre, 25.4)]
    [TestCase(10, Unit.Millimetre, Unit.Centimetre, 1)]
    [TestCase(10, Unit.Mile, Unit.Kilometre, 16.09344)]
    [TestCase(1000, Unit.Foot, Unit.Metre, 304.8)]
    [TestCase(0.35, Unit.Ratio, Unit.Percent, 35)]
    [TestCase(1, Unit.KilowattHourPerSquareMetre, Unit.JoulePerSquareMetre, 3_600_000)]
    public void Values_convert_as_the_definitions_say(double value, Unit from, Unit to, double expected) =>
        Assert.That(UnitConversion.Convert(value, from, to), Is.EqualTo(expected).Within(1e-4));

    [Test]
    public void Units_of_different_things_do_not_convert() =>
        Assert.That(() => UnitConversion.Convert(1, Unit.Celsius, Unit.Metre), Throws.ArgumentException);

    [Test]
    public void What_was_not_said_stays_unsaid() =>
        Assert.That(UnitConversion.Convert(double.NaN, Unit.Celsius, Unit.Kelvin), Is.NaN);

    [Test]
    public void Every_unit_has_a_symbol_and_every_conversion_a_way_back()
    {
        foreach (var from in Enum.GetValues<Unit>())
        {
            Assert.That(from.Symbol(), Is.Not.Empty);
            foreach (var to in Enum.GetValues<Unit>())
            {
                double there;
                try { there = UnitConversion.Convert(7, from, to); }
                catch (ArgumentException) { continue; }

                Assert.That(UnitConversion.Convert(there, to, from), Is.EqualTo(7).Within(1e-9), $"{from} to {to}");
            }
        }
    }
}
