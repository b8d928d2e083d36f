using WeatherHub.Sandbox.Simulation;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.BrightSky;

/// <summary>The vendor's <c>condition</c> and <c>icon</c>.</summary>
internal static class BrightSkyCodes
{
    public static string Condition(WeatherStep step) => step.Wmo switch
    {
        95 => "thunderstorm",
        71 or 73 or 75 => "snow",
        61 or 63 or 65 => step.SnowShare > 0.2 ? "sleet" : "rain",
        45 => "fog",
        _ => "dry",
    };

    public static string Icon(WeatherStep step) => Condition(step) switch
    {
        "dry" => step[Variable.CloudCover] switch
        {
            < 25 => step.IsDay ? "clear-day" : "clear-night",
            < 80 => step.IsDay ? "partly-cloudy-day" : "partly-cloudy-night",
            _ => "cloudy",
        },
        var word => word,
    };
}
