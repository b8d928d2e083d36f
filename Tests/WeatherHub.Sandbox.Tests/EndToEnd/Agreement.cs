using System.Text.Json.Nodes;
using WeatherHub.Sandbox.Simulation;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Tests.EndToEnd;

/// <summary>How near a shown column must be to the truth: the vendors' rounding and the contract's.</summary>
/// <param name="Variable">Which.</param>
/// <param name="Within">In canonical units.</param>
/// <param name="Coarse">The same where a vendor rounds to whole degrees Fahrenheit, knots and tens of degrees.</param>
internal sealed record Agreement(Variable Variable, double Within, double Coarse)
{
    public static IReadOnlyList<Agreement> All { get; } =
    [
        new(Variable.Temperature, 0.11, 0.34),
        new(Variable.DewPoint, 0.35, 0.45),
        new(Variable.RelativeHumidity, 1.1, 1.1),
        new(Variable.PressureMsl, 0.11, 0.11),
        new(Variable.WindSpeed, 0.11, 0.32),
        new(Variable.WindGust, 0.11, 0.32),
        new(Variable.WindDirection, 1.1, 5.6),
        new(Variable.CloudCover, 1.1, 1.1),
        new(Variable.Precipitation, 0.11, 0.11),
        new(Variable.PrecipitationProbability, 1.1, 1.1),
        new(Variable.Visibility, 12, 85),
        new(Variable.UvIndex, 0.06, 0.06),
        new(Variable.ShortwaveRadiation, 1.1, 1.1),
    ];

    public string Name => VariableFacts.Of(Variable).Name;

    /// <summary>The largest difference between a column and the truth, whose first step is that many hours after the column's.</summary>
    public double Worst(JsonNode column, WeatherStep[] truth, int lag = 0) =>
        Enumerable.Range(1, truth.Length - 2).Where(index => column[index] is not null)
            .Select(index => Difference(column[index]!.GetValue<double>(), truth[index + lag][Variable])).DefaultIfEmpty(double.NaN).Max();

    /// <summary>Whether the weather changes enough from hour to hour for a shifted column to show.</summary>
    public bool Tells(WeatherStep[] truth, double within) =>
        Enumerable.Range(1, truth.Length - 2).Max(index => Difference(truth[index][Variable], truth[index + 1][Variable])) > 2 * within;

    private double Difference(double one, double other) =>
        Variable == Variable.WindDirection ? Math.Abs(Math.IEEERemainder(one - other, 360)) : Math.Abs(one - other);
}
