using WeatherHub.Sandbox.Simulation;
using WeatherHub.Sandbox.Vendors;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.BrightSky;

/// <summary>Bright Sky's weather, current weather and alerts (https://brightsky.dev/docs).</summary>
internal sealed class BrightSkyDialect : IVendorDialect
{
    private static readonly TimeSpan Report = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Horizon = TimeSpan.FromHours(240);

    public string Id => "bright-sky";

    public Unit Wind => Unit.KilometrePerHour;

    public IReadOnlyList<VendorRoute> Endpoints { get; } =
    [
        new("weather", "/weather", Weather),
        new("current-weather", "/current_weather", Current),
        new("alerts", "/alerts", BrightSkyAlerts.Answer),
    ];

    public VendorReply Failure(int status) =>
        BrightSkyRequest.Refuse(
            status,
            status switch
            {
                404 => "No sources match your criteria",
                _ => "Internal Server Error",
            });

    private static VendorReply Weather(VendorCall call)
    {
        if (BrightSkyRequest.Read(call, wantsDate: true, out var refusal) is not { } request) return refusal!;
        var (place, station) = (request.Place, BrightSkyStations.Nearest(request.Place));
        var sky = call.Sky.At(SimulatedWeather.Elevation(station));
        var end = sky.Run + Horizon;
        var records = new List<object>();
        for (var label = request.From; label <= request.To && label <= end; label = label.AddHours(1))
            records.Add(Record(request, label, sky, BrightSkyStations.Number(station)));
        if (records.Count == 0) return BrightSkyRequest.Refuse(404, "No sources match your criteria");
        return VendorReply.Json(new Dictionary<string, object>
        {
            ["weather"] = records,
            ["sources"] = new[]
            {
                BrightSkyStations.Source(station, place, "forecast", sky.Run, end),
                BrightSkyStations.Source(station, place, "current", sky.Now.AddDays(-1).Floor(Instants.Hour), sky.Now.Floor(Instants.Hour)),
            },
        });
    }

    // Temperature, pressure, cloud and visibility hold at the label; all else covers the hour that ends there.
    private static Dictionary<string, object?> Record(BrightSkyRequest request, DateTimeOffset label, VendorWeather sky, int source)
    {
        var measured = label <= sky.Now;
        var (place, units) = (request.Place, request.Units);
        var at = measured ? sky.Observed(place, label, Instants.Hour) : sky.Forecast(place, label);
        var before = measured ? sky.Observed(place, label.AddHours(-1), Instants.Hour) : sky.Forecast(place, label.AddHours(-1));
        return new()
        {
            ["timestamp"] = request.Label(label),
            ["source_id"] = source + (measured ? 0 : 10_000_000),
            ["precipitation"] = VendorReply.Number(before[Variable.Precipitation], 1),
            ["pressure_msl"] = units.Pressure(at),
            ["sunshine"] = units.Sunshine(before),
            ["temperature"] = units.Temperature(at),
            ["wind_direction"] = VendorReply.Number(before[Variable.WindDirection], 0),
            ["wind_speed"] = units.Speed(before[Variable.WindSpeed]),
            ["cloud_cover"] = VendorReply.Number(at[Variable.CloudCover], 0),
            ["dew_point"] = units.DewPoint(at),
            ["relative_humidity"] = VendorReply.Number(at[Variable.RelativeHumidity], 0),
            ["visibility"] = VendorReply.Number(at[Variable.Visibility], 0),
            ["wind_gust_direction"] = null,
            ["wind_gust_speed"] = units.Speed(before[Variable.WindGust]),
            ["condition"] = BrightSkyCodes.Condition(before),
            ["precipitation_probability"] = measured ? null : VendorReply.Number(before[Variable.PrecipitationProbability], 0),
            ["precipitation_probability_6h"] = null,
            ["solar"] = units.Solar(before),
            ["icon"] = BrightSkyCodes.Icon(at),
        };
    }

    private static VendorReply Current(VendorCall call)
    {
        if (BrightSkyRequest.Read(call, wantsDate: false, out var refusal) is not { } request) return refusal!;
        var (sky, units, station) = (call.Sky, request.Units, BrightSkyStations.Nearest(request.Place));
        var label = sky.Now.AddMinutes(-5).Floor(Report);
        var at = sky.Observed(station, label, Report);
        var weather = new Dictionary<string, object?>
        {
            ["source_id"] = BrightSkyStations.Number(station),
            ["timestamp"] = request.Label(label),
            ["cloud_cover"] = VendorReply.Number(at[Variable.CloudCover], 0),
            ["condition"] = BrightSkyCodes.Condition(sky.Observed(station, label - Report, Report)),
            ["dew_point"] = units.DewPoint(at),
            ["pressure_msl"] = units.Pressure(at),
            ["relative_humidity"] = VendorReply.Number(at[Variable.RelativeHumidity], 0),
            ["visibility"] = VendorReply.Number(at[Variable.Visibility], 0),
            ["temperature"] = units.Temperature(at),
            ["icon"] = BrightSkyCodes.Icon(at),
        };
        foreach (var minutes in new[] { 10, 30, 60 })
        {
            var window = sky.Observed(station, label.AddMinutes(-minutes), TimeSpan.FromMinutes(minutes));
            weather[$"precipitation_{minutes}"] = VendorReply.Number(window[Variable.Precipitation], 2);
            weather[$"solar_{minutes}"] = units.Solar(window);
            weather[$"wind_direction_{minutes}"] = VendorReply.Number(window[Variable.WindDirection], 0);
            weather[$"wind_speed_{minutes}"] = units.Speed(window[Variable.WindSpeed]);
            weather[$"wind_gust_direction_{minutes}"] = VendorReply.Number(window[Variable.WindDirection], 0);
            weather[$"wind_gust_speed_{minutes}"] = units.Speed(window[Variable.WindGust]);
            if (minutes > 10) weather[$"sunshine_{minutes}"] = units.Sunshine(window);
        }

        var source = BrightSkyStations.Source(station, request.Place, "synop", sky.Now.AddDays(-1).Floor(Report), label);
        return VendorReply.Json(new Dictionary<string, object> { ["weather"] = weather, ["sources"] = new[] { source } });
    }
}
