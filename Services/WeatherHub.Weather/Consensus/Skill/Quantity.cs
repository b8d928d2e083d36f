using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Skill;

/// <summary>A verified quantity: an hourly variable, or another series of the same kind, such as a day's highest temperature.</summary>
/// <param name="Name">Its name in stored entries; of an hourly variable its name in the contract.</param>
/// <param name="Variable">The variable it is a value of: its unit, bounds and scales hold.</param>
public sealed record Quantity(string Name, Variable Variable)
{
    /// <summary>The hourly variables that stations observe and that are verified.</summary>
    public static IReadOnlyList<Quantity> Hourly { get; } =
    [
        .. new[]
        {
            Variable.Temperature, Variable.DewPoint, Variable.RelativeHumidity, Variable.PressureMsl,
            Variable.WindSpeed, Variable.WindGust, Variable.CloudCover, Variable.Precipitation,
        }.Select(variable => new Quantity(VariableFacts.Of(variable).Name, variable)),
    ];

    private static readonly Dictionary<Variable, Quantity> ByVariable = Hourly.ToDictionary(quantity => quantity.Variable);

    /// <summary>The hourly quantity of a variable; null when it is not verified.</summary>
    public static Quantity? Of(Variable variable) => ByVariable.GetValueOrDefault(variable);
}
