using System.Globalization;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Wording;

/// <summary>The units that sentences speak.</summary>
/// <param name="Temperature">°C or °F.</param>
/// <param name="Speed">Of wind.</param>
/// <param name="Water">Of rain, and of snow as water.</param>
/// <param name="Depth">Of snow on the ground.</param>
public sealed record SentenceUnits(Unit Temperature, Unit Speed, Unit Water, Unit Depth);

/// <summary>Numbers as people say them: few digits, and a range that never leaves out the amount that it is about.</summary>
internal sealed class SpokenNumbers(Phrases phrases, SentenceUnits units)
{
    /// <summary>Keeps what is a whole step already from being moved by one.</summary>
    private const double Slack = 1e-9;

    internal string Amount(AmountFact amount)
    {
        var (canonical, unit) = amount.Measure == Measure.SnowDepth ? (Unit.Centimetre, units.Depth) : (Unit.Millimetre, units.Water);
        double Spoken(double value) => UnitConversion.Convert(value, canonical, unit);
        var words = amount.Low < amount.High
            ? Range(Spoken(amount.Low), Spoken(amount.Expected), Spoken(amount.High), unit, amount.Measure)
            : Single(Spoken(amount.High), unit, amount.Measure);
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

    /// <summary>The nearest round numbers that leave out neither the expected amount nor more figures than a range so wide deserves.</summary>
    private string Range(double low, double expected, double high, Unit unit, Measure measure)
    {
        var steps = Steps(unit, measure);
        var coarse = Array.FindIndex(steps, step => high < step.Below);
        while (coarse > 0 && high - low < steps[coarse].Step) coarse--;
        var fine = Array.FindIndex(steps, step => low < step.Below);
        var (step, least) = (steps[coarse].Step, steps[Math.Clamp(fine, Math.Max(0, coarse - 1), coarse)].Step);
        high = Math.Max(Nearest(high, step), Math.Ceiling(expected / step - Slack) * step);
        low = Math.Min(Nearest(low, least), Math.Floor(expected / least + Slack) * least);
        if (low < least / 2) return Said(phrases.AmountUpTo, 0, high, unit);
        return high - low < least / 2 ? Said(phrases.AmountAbout, low, high, unit) : Said(phrases.AmountRange, low, high, unit);
    }

    private static double Nearest(double amount, double step) => Math.Round(amount / step, MidpointRounding.AwayFromZero) * step;

    /// <summary>In what steps the ends of a range are told, by the size of the upper end; the lower end may be told one row finer.</summary>
    private static (double Below, double Step)[] Steps(Unit unit, Measure measure) => (unit, measure) switch
    {
        (Unit.Inch, Measure.SnowDepth) => [(0.95, 0.1), (9.5, 1), (double.PositiveInfinity, 5)],
        (Unit.Inch, _) => [(0.095, 0.01), (0.475, 0.05), (1.95, 0.1), (double.PositiveInfinity, 0.5)],
        _ => [(0.95, 0.1), (9.5, 1), (95, 5), (double.PositiveInfinity, 10)],
    };

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
