using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Reports;

/// <summary>Where a mapper speaks a vendor's present values, each with its unit; bounds are the same as for hours.</summary>
public sealed class CurrentReadingBuilder
{
    private readonly Dictionary<Variable, double> values = [];
    private readonly List<Rejection> rejections = [];

    /// <summary>What was said and is physically possible.</summary>
    public IReadOnlyDictionary<Variable, double> Values => values;

    /// <summary>What was said and is not.</summary>
    public IReadOnlyList<Rejection> Rejections => rejections;

    /// <summary>Speaks one value; null, NaN and infinities are "not said".</summary>
    public void Say(Variable variable, double? value, Unit unit)
    {
        if (value is not { } said || !double.IsFinite(said)) return;
        var facts = VariableFacts.Of(variable);
        var canonical = UnitConversion.Convert(said, unit, facts.Unit);
        if (canonical >= facts.Minimum && canonical <= facts.Maximum) values[variable] = canonical;
        else rejections.Add(new Rejection(variable, 1));
    }
}
