using System.Globalization;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Wording;

/// <summary>The units of sentences.</summary>
/// <param name="Temperature">°C or °F.</param>
/// <param name="Speed">Of wind.</param>
/// <param name="Water">Of rain, and of snow as water.</param>
/// <param name="Depth">Of snow on the ground.</param>
public sealed record SentenceUnits(Unit Temperature, Unit Speed, Unit Water, Unit Depth);

/// <summary>Writes quantities for people: few digits, and a range that never leaves out its expected amount.</summary>
internal sealed class QuantityFormatter(PhraseTable phrases, SentenceUnits units)
{
    /// <summary>Keeps a whole number of steps from rounding to the next.</summary>
    private const double Slack = 1e-9;

    internal string Amount(AmountFact amount)
    {
        var (canonical, unit) = amount.Measure == Measure.SnowDepth ? (Unit.Centimetre, units.Depth) : (Unit.Millimetre, units.Water);
        double In(double value) => UnitConversion.Convert(value, canonical, unit);
        var text = amount.Low < amount.High
            ? Range(In(amount.Low), In(amount.Expected), In(amount.High), unit, amount.Measure)
            : Single(In(amount.High), unit, amount.Measure);
        return amount.Measure == Measure.SnowWater ? PhraseTable.Fill(phrases.OfWater, ("amount", text)) : text;
    }

    internal string Speed(double speed) => Quantity(UnitConversion.Convert(speed, Unit.MetrePerSecond, units.Speed), units.Speed);

    internal string Temperature(double temperature) => Quantity(Degrees(temperature), units.Temperature);

    internal string Difference(double difference) => Quantity(Math.Abs(Degrees(difference) - Degrees(0)), units.Temperature);

    /// <summary>Whether a frost, in whole degrees, shows as one.</summary>
    internal bool ShowsFrost(double temperature) => Whole(Degrees(temperature)) < Whole(Degrees(0));

    private double Degrees(double temperature) => UnitConversion.Convert(temperature, Unit.Celsius, units.Temperature);

    private static double Whole(double value) => Math.Round(value, MidpointRounding.AwayFromZero);

    /// <summary>Round numbers with no more digits than a range so wide deserves, around the expected amount.</summary>
    private string Range(double low, double expected, double high, Unit unit, Measure measure)
    {
        var steps = StepsOf(unit, measure);
        var coarse = Array.FindIndex(steps, step => high < step.Below);
        while (coarse > 0 && high - low < steps[coarse].Step) coarse--;
        var fine = Array.FindIndex(steps, step => low < step.Below);
        var (step, least) = (steps[coarse].Step, steps[Math.Clamp(fine, Math.Max(0, coarse - 1), coarse)].Step);
        high = Math.Max(Nearest(high, step), Math.Ceiling(expected / step - Slack) * step);
        low = Math.Min(Nearest(low, least), Math.Floor(expected / least + Slack) * least);
        if (low < least / 2) return Fill(phrases.AmountUpTo, 0, high, unit);
        return Fill(high - low < least / 2 ? phrases.AmountAbout : phrases.AmountRange, low, high, unit);
    }

    private string Single(double amount, Unit unit, Measure measure)
    {
        var step = StepOf(amount, unit, measure);
        var rounded = Nearest(amount, step);
        return rounded == 0 ? Fill(phrases.AmountUnder, 0, step, unit) : Fill(phrases.AmountAbout, 0, rounded, unit);
    }

    private static double Nearest(double amount, double step) => Whole(amount / step) * step;

    /// <summary>The steps of the ends of a range, by the size of the upper end; those of the lower end may be one row finer.</summary>
    private static (double Below, double Step)[] StepsOf(Unit unit, Measure measure) => (unit, measure) switch
    {
        (Unit.Inch, Measure.SnowDepth) => [(0.95, 0.1), (9.5, 1), (double.PositiveInfinity, 5)],
        (Unit.Inch, _) => [(0.095, 0.01), (0.475, 0.05), (1.95, 0.1), (double.PositiveInfinity, 0.5)],
        _ => [(0.95, 0.1), (9.5, 1), (95, 5), (double.PositiveInfinity, 10)],
    };

    /// <summary>The step of a single amount.</summary>
    private static double StepOf(double amount, Unit unit, Measure measure) => (unit, measure) switch
    {
        (Unit.Inch, Measure.SnowDepth) => amount < 1 ? 0.1 : 1,
        (Unit.Inch, _) => amount < 0.1 ? 0.01 : amount < 1 ? 0.05 : 0.1,
        _ => amount < 1 ? 0.1 : amount < 30 ? 1 : 5,
    };

    private string Fill(string template, double low, double high, Unit unit) =>
        PhraseTable.Fill(template, ("low", Number(low)), ("high", Number(high)), ("unit", phrases.Units[unit]));

    private string Quantity(double value, Unit unit) =>
        PhraseTable.Fill(phrases.Quantity, ("number", Number(Whole(value))), ("unit", phrases.Units[unit]));

    private string Number(double value)
    {
        var digits = Math.Abs(value).ToString("0.##", CultureInfo.InvariantCulture);
        return (value < 0 ? phrases.Minus : "") + digits.Replace(".", phrases.DecimalMark, StringComparison.Ordinal);
    }
}
