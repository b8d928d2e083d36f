using System.Collections.Immutable;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Resources.Shared;

/// <summary>What is known of a daily field.</summary>
/// <param name="Variable">Which.</param>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Unit">Its canonical unit.</param>
/// <param name="Method">How it relates to the day.</param>
/// <param name="Minimum">Lowest value, canonical unit.</param>
/// <param name="Maximum">Highest value, canonical unit.</param>
/// <param name="Decimals">Decimals where they are not those of the unit.</param>
internal sealed record DailyFields(
    DailyVariable Variable, string Name, Unit Unit, string Method, double Minimum, double Maximum, int? Decimals = null)
{
    /// <summary>Every daily variable, in the order of the enum.</summary>
    internal static ImmutableArray<DailyFields> All { get; } =
    [
        Of(DailyVariable.TemperatureMax, "temperatureMax", Weather.Units.Variable.Temperature, "max"),
        Of(DailyVariable.TemperatureMin, "temperatureMin", Weather.Units.Variable.Temperature, "min"),
        Of(DailyVariable.PrecipitationSum, "precipitationSum", Weather.Units.Variable.Precipitation, "sum", 25),
        Of(DailyVariable.PrecipitationProbabilityMax, "precipitationProbabilityMax", Weather.Units.Variable.PrecipitationProbability, "max"),
        Of(DailyVariable.SnowfallSum, "snowfallSum", Weather.Units.Variable.Snowfall, "sum", 25),
        Of(DailyVariable.WindSpeedMax, "windSpeedMax", Weather.Units.Variable.WindSpeed, "max"),
        Of(DailyVariable.WindGustMax, "windGustMax", Weather.Units.Variable.WindGust, "max"),
        Of(DailyVariable.UvIndexMax, "uvIndexMax", Weather.Units.Variable.UvIndex, "max"),
        new(DailyVariable.MoonPhase, "moonPhase", Unit.One, "point", 0, 1, Decimals: 2),
    ];

    private static DailyFields Of(DailyVariable daily, string name, Variable hourly, string method, int hours = 1)
    {
        var facts = VariableFacts.Of(hourly);
        return new DailyFields(daily, name, facts.Unit, method, facts.Minimum, facts.Maximum * hours);
    }
}
