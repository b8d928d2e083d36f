using WeatherHub.Sandbox.Simulation;
using WeatherHub.Sandbox.Vendors;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Physics;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Nws;

/// <summary>A station's latest observation: made nine minutes before the hour, out two minutes later.</summary>
internal static class NwsObservation
{
    private static readonly TimeSpan BeforeTheHour = TimeSpan.FromMinutes(9);
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(2);

    /// <summary>When the latest observation was made.</summary>
    public static DateTimeOffset LatestBefore(DateTimeOffset now) => (now - Delay + BeforeTheHour).Floor(Instants.Hour) - BeforeTheHour;

    /// <summary>The observation's properties.</summary>
    public static Dictionary<string, object?> Properties(string id, Coordinates station, VendorWeather sky, string baseAddress)
    {
        var time = LatestBefore(sky.Now);
        var (at, hourBefore) = (sky.Observed(station, time, Instants.Hour), sky.Observed(station, time - Instants.Hour, Instants.Hour));
        var height = SimulatedWeather.Elevation(station);
        return new()
        {
            ["elevation"] = NwsReplies.Height(station),
            ["station"] = $"{baseAddress}/stations/{id}",
            ["stationId"] = id,
            ["stationName"] = $"Station {id}",
            ["timestamp"] = time.WithOffset(),
            ["rawMessage"] = "",
            ["textDescription"] = NwsWeather.Text(at),
            ["icon"] = "https://api.weather.gov/icons/land/day/few?size=medium",
            ["presentWeather"] = NwsWeather.Present(at),
            ["temperature"] = Measured("degC", at[Variable.Temperature], 1),
            ["dewpoint"] = Measured("degC", at[Variable.DewPoint], 1),
            ["windDirection"] = Measured("degree_(angle)", Math.Round(at[Variable.WindDirection] / 10) * 10, 0),
            ["windSpeed"] = Measured("km_h-1", Knots(at[Variable.WindSpeed]), 3),
            ["windGust"] = Measured("km_h-1", Knots(at[Variable.WindGust]), 3),
            ["barometricPressure"] = Measured(
                "Pa",
                100 * at[Variable.PressureMsl] / Pressure.AtSeaLevel(1, height, at[Variable.Temperature]),
                0),
            ["seaLevelPressure"] = Measured("Pa", 100 * at[Variable.PressureMsl], 0),
            ["visibility"] = Measured("m", at[Variable.Visibility], 2),
            ["maxTemperatureLast24Hours"] = NwsReplies.Quantity("degC", null),
            ["minTemperatureLast24Hours"] = NwsReplies.Quantity("degC", null),
            ["precipitationLastHour"] = Measured("mm", hourBefore[Variable.Precipitation], 1),
            ["precipitationLast3Hours"] = Measured("mm", double.NaN, 1),
            ["relativeHumidity"] = Measured("percent", at[Variable.RelativeHumidity], 9),
            ["windChill"] = Measured("degC", double.NaN, 1),
            ["heatIndex"] = Measured("degC", double.NaN, 1),
            ["cloudLayers"] = new[]
            {
                new Dictionary<string, object> { ["base"] = NwsReplies.Quantity("m", 910), ["amount"] = NwsWeather.Cloud(at) },
            },
        };
    }

    private static double Knots(double metresPerSecond) =>
        UnitConversion.Convert(
            Math.Round(UnitConversion.Convert(metresPerSecond, Unit.MetrePerSecond, Unit.Knot)),
            Unit.Knot,
            Unit.KilometrePerHour);

    private static Dictionary<string, object?> Measured(string unit, double value, int decimals)
    {
        var quantity = NwsReplies.Quantity(unit, VendorReply.Number(value, decimals));
        quantity["qualityControl"] = double.IsNaN(value) ? "Z" : "V";
        return quantity;
    }
}
