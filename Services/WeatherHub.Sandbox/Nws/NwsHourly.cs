using WeatherHub.Sandbox.Simulation;
using WeatherHub.Sandbox.Vendors;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Nws;

/// <summary>The hourly text forecast: a period an hour, labels in local time.</summary>
/// <param name="Si">Whether SI units are wanted.</param>
/// <param name="TemperatureAsQuantity">Whether temperature is wanted as a number with its unit (a feature flag).</param>
/// <param name="WindAsQuantity">Whether wind is wanted as a number with its unit (a feature flag).</param>
internal sealed record NwsHourly(bool Si, bool TemperatureAsQuantity, bool WindAsQuantity)
{
    /// <summary>How many periods there are.</summary>
    public const int Periods = 156;

    private static readonly string[] Compass =
    [
        "N",
        "NNE",
        "NE",
        "ENE",
        "E",
        "ESE",
        "SE",
        "SSE",
        "S",
        "SSW",
        "SW",
        "WSW",
        "W",
        "WNW",
        "NW",
        "NNW",
    ];

    /// <summary>Reads the request.</summary>
    public static NwsHourly Read(VendorCall call)
    {
        var flags = call.Request.Headers["Feature-Flags"].ToString();
        return new(
            call.Query("units") == "si",
            flags.Contains("forecast_temperature_qv", StringComparison.Ordinal),
            flags.Contains("forecast_wind_speed_qv", StringComparison.Ordinal));
    }

    /// <summary>One period.</summary>
    public Dictionary<string, object?> Period(WeatherStep step, int number, TimeZoneInfo zone) => new()
    {
        ["number"] = number,
        ["name"] = "",
        ["startTime"] = TimeZoneInfo.ConvertTime(step.Start, zone).WithOffset(),
        ["endTime"] = TimeZoneInfo.ConvertTime(step.Start + step.Length, zone).WithOffset(),
        ["isDaytime"] = step.IsDay,
        ["temperature"] = Temperature(step),
        ["temperatureUnit"] = TemperatureAsQuantity ? null : Si ? "C" : "F",
        ["temperatureTrend"] = null,
        ["probabilityOfPrecipitation"] = NwsReplies.Quantity("percent", Math.Round(step[Variable.PrecipitationProbability])),
        ["dewpoint"] = NwsReplies.Quantity("degC", VendorReply.Number(step[Variable.DewPoint], 9)),
        ["relativeHumidity"] = NwsReplies.Quantity("percent", Math.Round(step[Variable.RelativeHumidity])),
        ["windSpeed"] = Wind(step),
        ["windDirection"] = Compass[(int)Math.Round(step[Variable.WindDirection] / 22.5) % Compass.Length],
        ["icon"] = "https://api.weather.gov/icons/land/day/few?size=small",
        ["shortForecast"] = NwsWeather.Text(step),
        ["detailedForecast"] = "",
    };

    private object? Temperature(WeatherStep step)
    {
        if (TemperatureAsQuantity) return NwsReplies.Quantity("degC", VendorReply.Number(step[Variable.Temperature], 9));
        return VendorReply.Number(UnitConversion.Convert(step[Variable.Temperature], Unit.Celsius, Si ? Unit.Celsius : Unit.Fahrenheit), 0);
    }

    private object? Wind(WeatherStep step)
    {
        var speed = UnitConversion.Convert(
            step[Variable.WindSpeed],
            Unit.MetrePerSecond,
            Si || WindAsQuantity ? Unit.KilometrePerHour : Unit.MilePerHour);
        return WindAsQuantity ? NwsReplies.Quantity("km_h-1", VendorReply.Number(speed, 3)) : $"{speed:0} {(Si ? "km/h" : "mph")}";
    }
}
