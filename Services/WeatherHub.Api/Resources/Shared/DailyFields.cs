using System.Collections.Immutable;
using WeatherHub.Weather.Units;
using Hour = WeatherHub.Weather.Units.Variable;

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
        Of(DailyVariable.TemperatureMax, "temperatureMax", Hour.Temperature, "max"),
        Of(DailyVariable.TemperatureMin, "temperatureMin", Hour.Temperature, "min"),
        Of(DailyVariable.PrecipitationSum, "precipitationSum", Hour.Precipitation, "sum", 25),
        Of(DailyVariable.PrecipitationProbabilityMax, "precipitationProbabilityMax", Hour.PrecipitationProbability, "max"),
        Of(DailyVariable.SnowfallSum, "snowfallSum", Hour.Snowfall, "sum", 25),
        Of(DailyVariable.WindSpeedMax, "windSpeedMax", Hour.WindSpeed, "max"),
        Of(DailyVariable.WindGustMax, "windGustMax", Hour.WindGust, "max"),
        Of(DailyVariable.UvIndexMax, "uvIndexMax", Hour.UvIndex, "max"),
        new(DailyVariable.MoonPhase, "moonPhase", Unit.One, "point", 0, 1, Decimals: 2),
    ];

    private static DailyFields Of(DailyVariable daily, string name, Hour hourly, string method, int hours = 1)
    {
        var facts = VariableFacts.Of(hourly);
        return new DailyFields(daily, name, facts.Unit, method, facts.Minimum, facts.Maximum * hours);
    }
}
