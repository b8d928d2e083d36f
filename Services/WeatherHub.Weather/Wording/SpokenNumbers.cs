using System.Globalization;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Wording;

/// <summary>The units that sentences speak.</summary>
/// <param name="Temperature">°C or °F.</param>
/// <param name="Speed">Of wind.</param>
/// <param name="Water">Of rain, and of snow as water.</param>
/// <param name="Depth">Of snow on the ground.</param>
public sealed record SpokenUnits(Unit Temperature, Unit Speed, Unit Water, Unit Depth);

/// <summary>Numbers as people say them: few digits, and a range that never leaves out what it is a range of.</summary>
internal sealed class SpokenNumbers(Phrases phrases, SpokenUnits units)
{
    /// <summary>Keeps what is a whole step already from being moved by one.</summary>
    private const double Slack = 1e-9;

    internal string Amount(AmountFact amount)
    {
        var (canonical, unit) = amount.Measure == Measure.SnowDepth ? (Unit.Centimetre, units.Depth) : (Unit.Millimetre, units.Water);
        var (low, high) = (UnitConversion.Convert(amount.Low, canonical, unit), UnitConversion.Convert(amount.High, canonical, unit));
        var words = low < high ? Range(low, high, unit, amount.Measure) : Single(high, unit, amount.Measure);
        return amount.Measure == Measure.SnowWater ? Template.Fill(phrases.OfWater, ("amount", words)) : words;
    }

    internal string Speed(double speed) => Quantity(UnitConversion.Convert(speed, Unit.MetrePerSecond, units.Speed), units.Speed);

    internal string Temperature(double temperature) => Quantity(Degrees(temperature), units.Temperature);

    internal string Difference(double difference) =>
        Quantity(Math.Abs(UnitConversion.Convert(difference, Unit.Celsius, units.Temperature) - Degrees(0, whole: false)), units.Temperature);

    /// <summary>Whether a frost, in whole degrees, shows as one.</summary>
    internal bool ShowsFrost(double temperature) => Degrees(temperature) < Degrees(0);

    private double Degrees(double temperature, bool whole = true)
    {
        var degrees = UnitConversion.Convert(temperature, Unit.Celsius, units.Temperature);
        return whole ? Math.Round(degrees, MidpointRounding.AwayFromZero) : degrees;
    }

    private string Range(double low, double high, Unit unit, Measure measure)
    {
        var (least, step) = (StepOf(low, unit, measure), StepOf(high, unit, measure));
        low = Math.Floor(low / least + Slack) * least;
        high = Math.Ceiling(high / step - Slack) * step;
        if (low < least / 2) return Said(phrases.AmountUpTo, 0, high, unit);
        return high - low < least / 2 ? Said(phrases.AmountAbout, low, high, unit) : Said(phrases.AmountRange, low, high, unit);
    }

    private string Single(double amount, Unit unit, Measure measure)
    {
        var step = StepOf(amount, unit, measure);
        var steps = Math.Round(amount / step, MidpointRounding.AwayFromZero);
        return steps == 0 ? Said(phrases.AmountUnder, 0, step, unit) : Said(phrases.AmountAbout, 0, steps * step, unit);
    }

    /// <summary>How finely an amount is told: as finely as it is known.</summary>
    private static double StepOf(double amount, Unit unit, Measure measure) => (unit, measure) switch
    {
        (Unit.Inch, Measure.SnowDepth) => amount < 1 ? 0.1 : 1,
        (Unit.Inch, _) => amount < 0.1 ? 0.01 : amount < 1 ? 0.05 : 0.1,
        _ => amount < 1 ? 0.1 : amount < 30 ? 1 : 5,
    };

    private string Said(string template, double low, double high, Unit unit) =>
        Template.Fill(template, ("low", Number(low)), ("high", Number(high)), ("unit", phrases.Units[unit]));

    private string Quantity(double value, Unit unit) =>
        Template.Fill(phrases.Quantity, ("number", Number(Math.Round(value, MidpointRounding.AwayFromZero))), ("unit", phrases.Units[unit]));

    private string Number(double value) =>
        (value < 0 ? phrases.Minus : "") + Math.Abs(value).ToString("0.##", CultureInfo.InvariantCulture).Replace(".", phrases.DecimalMark, StringComparison.Ordinal);
}
