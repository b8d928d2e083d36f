using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Resources.Shared;

/// <summary>How one number of the contract is shown: unit and precision. NaN becomes null; there is no negative zero.</summary>
/// <param name="From">Canonical unit.</param>
/// <param name="To">Shown unit.</param>
/// <param name="Decimals">Decimals kept, half away from zero.</param>
internal readonly record struct DisplayUnit(Unit From, Unit To, int Decimals)
{
    private const int Finer = 2;

    /// <summary>A limit: a full circle is 360 here.</summary>
    internal double Bound(double value) =>
        Math.Round(UnitConversion.Convert(value, From, To), Decimals, MidpointRounding.AwayFromZero) + 0.0;

    internal double? Of(double value)
    {
        if (!double.IsFinite(value)) return null;
        var shown = Bound(value);
        return To == Unit.Degree && shown >= 360 ? shown - 360 : shown;
    }

    /// <summary>Two decimals finer, for numbers that others are made of.</summary>
    internal double? Finely(double value) => (this with { Decimals = Decimals + Finer }).Of(value);

    /// <summary>How far two values are apart: only the size of the unit matters, not where it starts.</summary>
    internal double? Apart(double difference, bool finely = true)
    {
        if (!double.IsFinite(difference)) return null;
        var shown = UnitConversion.Convert(difference, From, To) - UnitConversion.Convert(0, From, To);
        return Math.Round(shown, finely ? Decimals + Finer : Decimals, MidpointRounding.AwayFromZero) + 0.0;
    }

    internal double?[] Of(double[] values) => Array.ConvertAll(values, Of);
}
