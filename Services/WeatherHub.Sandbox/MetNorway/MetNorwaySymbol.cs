using WeatherHub.Sandbox.Simulation;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.MetNorway;

/// <summary>The vendor's symbol codes (https://api.met.no/weatherapi/weathericon/2.0/documentation).</summary>
internal static class MetNorwaySymbol
{
    /// <summary>The code for what the steps bring.</summary>
    public static string Of(IReadOnlyCollection<WeatherStep> steps)
    {
        var light = steps.First().IsDay ? "_day" : "_night";
        var wettest = steps.MaxBy(step => step.Rate)!;
        if (wettest.Rate > 0.05) return Falling(wettest);
        if (steps.Any(step => step[Variable.Visibility] < 1000)) return "fog";
        return steps.Average(step => step[Variable.CloudCover]) switch
        {
            < 13 => "clearsky" + light,
            < 38 => "fair" + light,
            < 87 => "partlycloudy" + light,
            _ => "cloudy",
        };
    }

    private static string Falling(WeatherStep step)
    {
        var phase = step.SnowShare switch { > 0.6 => "snow", > 0.2 => "sleet", _ => "rain" };
        var strength = step.Rate switch { < 0.5 => "light", < 2.5 => "", _ => "heavy" };
        return strength + phase + (step[Variable.ThunderProbability] >= 50 ? "andthunder" : "");
    }
}
