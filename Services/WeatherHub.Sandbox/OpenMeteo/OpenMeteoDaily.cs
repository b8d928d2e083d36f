using WeatherHub.Sandbox.Simulation;
using WeatherHub.Sandbox.Vendors;
using WeatherHub.Weather.Astronomy;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Sandbox.OpenMeteo;

/// <summary>A variable of the daily block: the 24 labels 00 to 23 of the local day, added up unshifted, as the vendor does.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Hourly">Of which hourly variable.</param>
/// <param name="Over">How 24 values become one.</param>
/// <param name="Symbol">Their unit, where it is not the hourly variable's.</param>
internal sealed record OpenMeteoDaily(string Name, string Hourly, Func<double[], double> Over, string? Symbol = null)
{
    private static readonly IReadOnlyDictionary<string, OpenMeteoDaily> All = new OpenMeteoDaily[]
    {
        new("temperature_2m_max", "temperature_2m", Enumerable.Max),
        new("temperature_2m_min", "temperature_2m", Enumerable.Min),
        new("temperature_2m_mean", "temperature_2m", Enumerable.Average),
        new("apparent_temperature_max", "apparent_temperature", Enumerable.Max),
        new("apparent_temperature_min", "apparent_temperature", Enumerable.Min),
        new("apparent_temperature_mean", "apparent_temperature", Enumerable.Average),
        new("precipitation_sum", "precipitation", Enumerable.Sum),
        new("rain_sum", "rain", Enumerable.Sum),
        new("showers_sum", "showers", Enumerable.Sum),
        new("snowfall_sum", "snowfall", Enumerable.Sum),
        new("precipitation_hours", "precipitation", hours => hours.Count(water => water >= 0.1), "h"),
        new("precipitation_probability_max", "precipitation_probability", Enumerable.Max),
        new("precipitation_probability_min", "precipitation_probability", Enumerable.Min),
        new("precipitation_probability_mean", "precipitation_probability", Enumerable.Average),
        new("weather_code", "weather_code", Enumerable.Max),
        new("wind_speed_10m_max", "wind_speed_10m", Enumerable.Max),
        new("wind_gusts_10m_max", "wind_gusts_10m", Enumerable.Max),
        new("wind_direction_10m_dominant", "wind_direction_10m", Dominant),
        new("uv_index_max", "uv_index", Enumerable.Max),
        new("uv_index_clear_sky_max", "uv_index_clear_sky", Enumerable.Max),
        new("sunshine_duration", "sunshine_duration", Enumerable.Sum),
        new("shortwave_radiation_sum", "shortwave_radiation", hours => hours.Sum() * 0.0036, "MJ/m²"),
    }.ToDictionary(variable => variable.Name, StringComparer.Ordinal);

    /// <summary>The daily block.</summary>
    /// <exception cref="OpenMeteoRefusal">A variable is unknown.</exception>
    public static void Write(Dictionary<string, object> answer, OpenMeteoRequest request, Coordinates place, VendorWeather sky)
    {
        var names = request.Wanted["daily"].ToArray();
        if (names.Length == 0) return;
        var (offset, first) = (request.OffsetOf(place, sky.Now), request.FirstDay(place, sky.Now));
        var days = Enumerable.Range(0, request.PastDays + request.ForecastDays).Select(day => first.AddDays(day)).ToArray();
        var hours = Array.ConvertAll(days, day => new OpenMeteoHours(place, sky, day, 24));
        var units = new Dictionary<string, string> { ["time"] = request.UnixTime ? "unixtime" : "iso8601" };
        var columns = new Dictionary<string, object>
        {
            ["time"] = Array.ConvertAll(
                days,
                day => request.UnixTime ? (object)day.ToUnixTimeSeconds() : (day + offset).UtcDateTime.ToString("yyyy-MM-dd")),
        };
        foreach (var name in names)
        {
            if (name is "sunrise" or "sunset" or "daylight_duration")
            {
                units[name] = name == "daylight_duration" ? "s" : request.UnixTime ? "unixtime" : "iso8601";
                columns[name] = Array.ConvertAll(days, day => Light(name, Sun.Day(place, day, day.AddDays(1)), request, offset));
                continue;
            }

            var daily =
                All.GetValueOrDefault(name)
                ?? throw new OpenMeteoRefusal(
                    $"Data corrupted at path 'daily'. Cannot initialize DailyVariable from invalid String value {name}.");
            var variable = OpenMeteoVariable.All[daily.Hourly];
            units[name] = daily.Symbol ?? request.Units.Symbol(variable);
            columns[name] = Array.ConvertAll(hours, day => daily.Symbol is null
                ? request.Units.Express(variable, daily.Over(day.Values(variable)))
                : VendorReply.Number(daily.Over(day.Values(variable)), 2));
        }

        (answer["daily_units"], answer["daily"]) = (units, columns);
    }

    private static object? Light(string name, (DateTimeOffset? Rise, DateTimeOffset? Set) sun, OpenMeteoRequest request, TimeSpan offset) =>
        name switch
        {
            "sunrise" => sun.Rise is { } rise ? request.Label(rise, offset) : null,
            "sunset" => sun.Set is { } set ? request.Label(set, offset) : null,
            _ => sun is { Rise: { } up, Set: { } down } ? VendorReply.Number((down - up).TotalSeconds, 2) : null,
        };

    private static double Dominant(double[] directions) =>
        (double.RadiansToDegrees(Math.Atan2(
            directions.Sum(direction => Math.Sin(double.DegreesToRadians(direction))),
            directions.Sum(direction => Math.Cos(double.DegreesToRadians(direction))))) + 360) % 360;
}
