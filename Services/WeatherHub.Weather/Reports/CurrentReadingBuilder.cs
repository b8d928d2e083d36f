using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Reports;

/// <summary>Collects a vendor's present values, each with its unit; bounds are the same as for hours.</summary>
public sealed class CurrentReadingBuilder
{
    private readonly Dictionary<Variable, double> values = [];
    private readonly List<Rejection> rejections = [];

    /// <summary>What was said and is physically possible.</summary>
    public IReadOnlyDictionary<Variable, double> Values => values;

    /// <summary>What was said and is not.</summary>
    public IReadOnlyList<Rejection> Rejections => rejections;

    /// <summary>Adds one value; null, NaN and infinities are missing, and a calm has no direction.</summary>
    public void Say(Variable variable, double? value, Unit unit)
    {
        if (VariableFacts.Of(variable).Canonical(value, unit) is { } admitted) values[variable] = admitted;
        else if (VariableFacts.IsSaid(value)) rejections.Add(new Rejection(variable, 1));
        if (values.TryGetValue(Variable.WindSpeed, out var speed) && CalmWind.Is(speed)) values.Remove(Variable.WindDirection);
    }
}
