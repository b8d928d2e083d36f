using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Presentation;

/// <summary>How one number of the contract is shown: unit and precision. NaN becomes null; there is no negative zero.</summary>
/// <param name="From">Canonical unit.</param>
/// <param name="To">Shown unit.</param>
/// <param name="Decimals">Decimals kept, half away from zero.</param>
internal readonly record struct ShownNumber(Unit From, Unit To, int Decimals)
{
    /// <summary>A limit: a full circle is 360 here.</summary>
    internal double Bound(double value) => Math.Round(UnitConversion.Convert(value, From, To), Decimals, MidpointRounding.AwayFromZero) + 0.0;

    internal double? Of(double value)
    {
        if (!double.IsFinite(value)) return null;
        var shown = Bound(value);
        return To == Unit.Degree && shown >= 360 ? shown - 360 : shown;
    }

    internal double?[] Of(double[] values) => Array.ConvertAll(values, Of);
}
