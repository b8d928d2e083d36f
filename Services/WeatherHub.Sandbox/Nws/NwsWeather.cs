using WeatherHub.Sandbox.Simulation;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Nws;

/// <summary>The vendor's words for weather.</summary>
internal static class NwsWeather
{
    /// <summary>An element of the raw grid's <c>weather</c> values.</summary>
    public static Dictionary<string, object?> Raw(WeatherStep step) =>
        new()
        {
            ["coverage"] = Word(step) is null
                ? null
                : step[Variable.PrecipitationProbability] switch
                {
                    _ when step.Wmo == 45 => "areas",
                    < 55 => "chance",
                    < 75 => "likely",
                    _ => "definite",
                },
            ["weather"] = Word(step),
            ["intensity"] = Word(step) is null or "fog"
                ? null
                : step.Rate switch
                {
                    < 1.5 => "light",
                    < 5 => "moderate",
                    _ => "heavy",
                },
            ["visibility"] = new Dictionary<string, object?> { ["unitCode"] = "wmoUnit:km", ["value"] = null },
            ["attributes"] = Array.Empty<string>(),
        };

    /// <summary>An observation's <c>presentWeather</c>.</summary>
    public static object[] Present(WeatherStep step) => Word(step) is not { } word ? [] :
    [
        new Dictionary<string, object?>
        {
            ["intensity"] = word == "fog" ? null : step.Rate switch { < 1.5 => "light", < 5 => null, _ => "heavy" },
            ["modifier"] = null,
            ["weather"] = word,
            ["rawString"] = word switch { "snow" => "SN", "fog" => "FG", "thunderstorms" => "TS", _ => "RA" },
        },
    ];

    /// <summary>For people.</summary>
    public static string Text(WeatherStep step) => step.Wmo switch
    {
        95 => "Thunderstorms",
        71 => "Light Snow",
        73 or 75 => "Snow",
        61 => "Light Rain",
        63 or 65 => "Rain",
        45 => "Fog",
        0 => step.IsDay ? "Sunny" : "Clear",
        1 => step.IsDay ? "Mostly Sunny" : "Mostly Clear",
        2 => "Partly Cloudy",
        _ => "Cloudy",
    };

    /// <summary>A cloud layer's amount.</summary>
    public static string Cloud(WeatherStep step) =>
        step[Variable.CloudCover] switch
        {
            < 6 => "CLR",
            < 31 => "FEW",
            < 56 => "SCT",
            < 94 => "BKN",
            _ => "OVC",
        };

    private static string? Word(WeatherStep step) =>
        step.Wmo switch
        {
            95 => "thunderstorms",
            71 or 73 or 75 => "snow",
            61 or 63 or 65 => "rain",
            45 => "fog",
            _ => null,
        };
}
