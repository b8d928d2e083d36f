using WeatherHub.Weather.Conditions;

namespace WeatherHub.Providers.OpenMeteo;

/// <summary>WMO weather codes, as our own table has them: https://open-meteo.com/en/docs#weather_variable_documentation.</summary>
internal static class OpenMeteoConditions
{
    private static readonly double[] Published =
    [
        0, 1, 2, 3, 45, 48, 51, 53, 55, 56, 57, 61, 63, 65, 66, 67, 71, 73, 75, 77, 80, 81, 82, 85, 86, 95, 96, 99,
    ];

    private static readonly Dictionary<double, Condition> Conditions =
        Published.ToDictionary(code => code, code => ConditionFacts.All.First(facts => facts.Wmo == code).Condition);

    /// <summary>Null when nothing was said; a code that is not published is unknown.</summary>
    public static Condition? Of(double? code) => code is { } said ? Conditions.GetValueOrDefault(said, Condition.Unknown) : null;
}
