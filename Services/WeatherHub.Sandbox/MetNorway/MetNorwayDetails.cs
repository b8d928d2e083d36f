using WeatherHub.Sandbox.Simulation;
using WeatherHub.Sandbox.Vendors;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.MetNorway;

/// <summary>
/// The detail blocks of one entry of the time series (https://api.met.no/weatherapi/locationforecast/2.0/documentation). All periods follow
/// the label.
/// </summary>
/// <param name="nordic">Whether the place is in the area of the fields that only it has.</param>
/// <param name="complete">Whether all fields are wanted.</param>
internal sealed class MetNorwayDetails(bool nordic, bool complete)
{
    /// <summary>Units of every field.</summary>
    public static IReadOnlyDictionary<string, string> Units { get; } = new Dictionary<string, string>
    {
        ["air_pressure_at_sea_level"] = "hPa",
        ["air_temperature"] = "celsius",
        ["air_temperature_max"] = "celsius",
        ["air_temperature_min"] = "celsius",
        ["cloud_area_fraction"] = "%",
        ["cloud_area_fraction_high"] = "%",
        ["cloud_area_fraction_low"] = "%",
        ["cloud_area_fraction_medium"] = "%",
        ["dew_point_temperature"] = "celsius",
        ["fog_area_fraction"] = "%",
        ["precipitation_amount"] = "mm",
        ["precipitation_amount_max"] = "mm",
        ["precipitation_amount_min"] = "mm",
        ["probability_of_precipitation"] = "%",
        ["probability_of_thunder"] = "%",
        ["relative_humidity"] = "%",
        ["ultraviolet_index_clear_sky"] = "1",
        ["wind_from_direction"] = "degrees",
        ["wind_speed"] = "m/s",
        ["wind_speed_of_gust"] = "m/s",
    };

    /// <summary>What holds at the label.</summary>
    public Dictionary<string, object> Instant(WeatherStep step)
    {
        var details = new Dictionary<string, double?>
        {
            ["air_pressure_at_sea_level"] = Round(step[Variable.PressureMsl]),
            ["air_temperature"] = Round(step[Variable.Temperature]),
            ["cloud_area_fraction"] = Round(step[Variable.CloudCover]),
            ["relative_humidity"] = Round(step[Variable.RelativeHumidity]),
            ["wind_from_direction"] = Round(step[Variable.WindDirection]),
            ["wind_speed"] = Round(step[Variable.WindSpeed]),
        };
        if (complete)
        {
            details["cloud_area_fraction_high"] = Round(step[Variable.CloudCover] * 0.4);
            details["cloud_area_fraction_low"] = Round(step[Variable.CloudCover] * 0.8);
            details["cloud_area_fraction_medium"] = Round(step[Variable.CloudCover] * 0.6);
            details["dew_point_temperature"] = Round(step[Variable.DewPoint]);
            details["fog_area_fraction"] = step[Variable.Visibility] < 1000 ? 100 : 0;
            details["ultraviolet_index_clear_sky"] = Round(step[Variable.UvIndexClearSky]);
            if (nordic) details["wind_speed_of_gust"] = Round(step[Variable.WindGust]);
        }

        return new() { ["details"] = details };
    }

    /// <summary>What the hours that follow the label bring.</summary>
    public Dictionary<string, object> Next(IReadOnlyCollection<WeatherStep> steps)
    {
        var water = steps.Sum(step => step[Variable.Precipitation]);
        var details = new Dictionary<string, double?> { ["precipitation_amount"] = Round(water) };
        if (steps.Count > 1 && complete)
        {
            details["air_temperature_max"] = Round(steps.Max(step => step[Variable.Temperature]));
            details["air_temperature_min"] = Round(steps.Min(step => step[Variable.Temperature]));
        }

        if (nordic && complete)
        {
            details["precipitation_amount_max"] = Round(water * 1.6);
            details["precipitation_amount_min"] = Round(water * 0.4);
            details["probability_of_precipitation"] = Round(steps.Max(step => step[Variable.PrecipitationProbability]));
            if (steps.Count == 1) details["probability_of_thunder"] = Round(steps.First()[Variable.ThunderProbability]);
        }

        return new() { ["summary"] = Summary(steps), ["details"] = details };
    }

    /// <summary>The half day that follows the label: hardly more than a symbol.</summary>
    public Dictionary<string, object> NextHalfDay(IReadOnlyCollection<WeatherStep> steps)
    {
        var details = new Dictionary<string, double?>();
        if (nordic && complete) details["probability_of_precipitation"] = Round(steps.Max(step => step[Variable.PrecipitationProbability]));
        return new() { ["summary"] = Summary(steps), ["details"] = details };
    }

    private static Dictionary<string, string> Summary(IReadOnlyCollection<WeatherStep> steps) =>
        new() { ["symbol_code"] = MetNorwaySymbol.Of(steps) };

    private static double? Round(double value) => VendorReply.Number(value, 1);
}
