using System.Globalization;
using WeatherHub.Sandbox.Simulation;
using WeatherHub.Sandbox.Vendors;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.MetNorway;

/// <summary>
/// MET Norway's locationforecast (https://api.met.no/weatherapi/locationforecast/2.0/documentation) with its terms of service.
/// </summary>
internal sealed class MetNorwayDialect : IVendorDialect
{
    private const int HourlyFor = 60;
    private const int Horizon = 240;
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(31);
    private static readonly Coverage.Box Nordic = new(52.3, 0, 73, 33);

    public string Id => "met-norway";

    public Unit Wind => Unit.MetrePerSecond;

    public IReadOnlyList<VendorRoute> Endpoints { get; } =
    [
        new("locationforecast-complete", "/weatherapi/locationforecast/2.0/complete", call => Forecast(call, complete: true)),
        new("locationforecast-compact", "/weatherapi/locationforecast/2.0/compact", call => Forecast(call, complete: false)),
    ];

    public VendorReply Failure(int status) => VendorReply.Html(status, status switch
    {
        403 => "403 Forbidden",
        404 => "404 Not Found",
        422 => "422 Unprocessable Entity",
        429 => "429 Too Many Requests",
        _ => $"{status} Service unavailable",
    });

    private static VendorReply Forecast(VendorCall call, bool complete)
    {
        if (!call.HasContact) return VendorReply.Html(403, "403 Forbidden: identify your application in User-Agent");
        foreach (var name in call.Request.Query.Keys.Where(name => name is not ("lat" or "lon" or "altitude")))
            return VendorReply.Html(400, $"400 Bad Request: unknown parameter {System.Net.WebUtility.HtmlEncode(name)}");
        if (Number(call, "lat", 90) is not { } latitude || Number(call, "lon", 180) is not { } longitude)
            return VendorReply.Html(400, "400 Bad Request: lat and lon are required");
        if (Decimals(call, "lat") > 4 || Decimals(call, "lon") > 4)
            return VendorReply.Html(403, "403 Forbidden: at most 4 decimals in coordinates");

        var run = call.Sky.Run;
        var headers = new Dictionary<string, string>
        {
            ["Expires"] = (call.Now + FreshFor).ToString("R"),
            ["Last-Modified"] = run.ToString("R"),
            ["Vary"] = "Accept, Accept-Encoding",
        };
        if (call.Holds(run)) return new VendorReply(304, "application/json", []) { Headers = headers };
        var place = new Coordinates(latitude, longitude);
        var altitude = Number(call, "altitude", 9000) ?? SimulatedWeather.Elevation(place);
        return VendorReply.Json(
            Feature(place, altitude, call.Sky.At(altitude), new MetNorwayDetails(Nordic.Contains(place), complete))
        ) with
        {
            Headers = headers,
        };
    }

    private static Dictionary<string, object> Feature(
        Coordinates place, double altitude, VendorWeather sky, MetNorwayDetails details) => new()
        {
            ["type"] = "Feature",
            ["geometry"] = new Dictionary<string, object>
            {
                ["type"] = "Point",
                ["coordinates"] = new[] { place.Longitude, place.Latitude, altitude },
            },
            ["properties"] = new Dictionary<string, object>
            {
                ["meta"] = new Dictionary<string, object> { ["updated_at"] = sky.Run.Zulu(), ["units"] = MetNorwayDetails.Units },
                ["timeseries"] = Series(place, sky, details),
            },
        };

    private static List<object> Series(Coordinates place, VendorWeather sky, MetNorwayDetails details)
    {
        var first = sky.Run;
        var coarse = first.AddHours(HourlyFor).Floor(TimeSpan.FromHours(6));
        var last = first.AddHours(Horizon).Floor(TimeSpan.FromHours(6));
        var hours = Enumerable
            .Range(0, (int)(last - first).TotalHours + 1)
            .Select(hour => sky.Forecast(place, first.AddHours(hour)))
            .ToArray();
        var entries = new List<object>();
        for (var index = 0; index < hours.Length; index += hours[index].Start < coarse ? 1 : 6)
        {
            var (left, data) = (hours.Length - 1 - index, new Dictionary<string, object> { ["instant"] = details.Instant(hours[index]) });
            if (left >= 12) data["next_12_hours"] = details.NextHalfDay(hours[index..(index + 12)]);
            if (hours[index].Start < coarse) data["next_1_hours"] = details.Next([hours[index]]);
            if (left >= 6) data["next_6_hours"] = details.Next(hours[index..(index + 6)]);
            entries.Add(new Dictionary<string, object> { ["time"] = hours[index].Start.Zulu(), ["data"] = data });
        }

        return entries;
    }

    private static double? Number(VendorCall call, string name, double most) =>
        double.TryParse(call.Query(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= most
            ? number
            : null;

    private static int Decimals(VendorCall call, string name) =>
        call.Query(name) is { } text && text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? text.Length - dot - 1 : 0;
}
