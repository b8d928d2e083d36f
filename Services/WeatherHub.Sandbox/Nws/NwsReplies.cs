using WeatherHub.Sandbox.Simulation;
using WeatherHub.Sandbox.Vendors;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Sandbox.Nws;

/// <summary>What all of the vendor's answers share (https://www.weather.gov/documentation/services-web-api).</summary>
internal static class NwsReplies
{
    private const string ProblemType = "application/problem+json";

    /// <summary>The usual order: who asks, then what, then whether it is new, then the answer.</summary>
    public static VendorReply Answer(
        VendorCall call,
        IReadOnlyCollection<string> known,
        TimeSpan freshFor,
        DateTimeOffset modified,
        Func<object> body)
    {
        if (!call.HasContact) return Problem(403, "Forbidden", "Forbidden", "Identify your application, with a contact, in User-Agent.");
        if (call.Request.Query.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            return Problem(400, "BadRequest", "Bad Request", $"Query parameter \"{unknown}\" is not recognized.");
        var headers = new Dictionary<string, string>
        {
            ["Cache-Control"] = $"public, max-age={freshFor.TotalSeconds:0}, s-maxage={freshFor.TotalSeconds:0}",
            ["Expires"] = (call.Now + freshFor).ToString("R"),
            ["Last-Modified"] = modified.ToString("R"),
            ["X-Correlation-Id"] = "5a0db0",
        };
        if (call.Holds(modified)) return new VendorReply(304, "application/geo+json", []) { Headers = headers };
        return VendorReply.Json(body(), contentType: "application/geo+json") with { Headers = headers };
    }

    /// <summary>Problem details as the vendor words them.</summary>
    public static VendorReply Problem(int status, string type, string title, string detail) => VendorReply.Json(
        new Dictionary<string, object>
        {
            ["correlationId"] = "5a0db0",
            ["title"] = title,
            ["type"] = $"https://api.weather.gov/problems/{type}",
            ["status"] = status,
            ["detail"] = detail,
            ["instance"] = "https://api.weather.gov/requests/5a0db0",
        },
        status,
        ProblemType);

    /// <summary>A GeoJSON feature.</summary>
    public static Dictionary<string, object> Feature(string id, string kind, object geometry, Dictionary<string, object?> properties) =>
        new()
        {
            ["@context"] = new object[] { "https://geojson.org/geojson-ld/geojson-context.jsonld" },
            ["id"] = id,
            ["type"] = "Feature",
            ["geometry"] = geometry,
            ["properties"] = new Dictionary<string, object?>([new("@id", id), new("@type", kind), .. properties]),
        };

    /// <summary>A GeoJSON point.</summary>
    public static Dictionary<string, object> Point(Coordinates place) =>
        new() { ["type"] = "Point", ["coordinates"] = new[] { place.Longitude, place.Latitude } };

    /// <summary>A GeoJSON square around a place.</summary>
    public static Dictionary<string, object> Square(Coordinates place)
    {
        var (south, north, west, east) = (place.Latitude - 0.01, place.Latitude + 0.01, place.Longitude - 0.01, place.Longitude + 0.01);
        double[][] ring = [[west, south], [west, north], [east, north], [east, south], [west, south]];
        return new() { ["type"] = "Polygon", ["coordinates"] = new[] { ring } };
    }

    /// <summary>A number with its unit.</summary>
    public static Dictionary<string, object?> Quantity(string unit, double? value) =>
        new() { ["unitCode"] = $"wmoUnit:{unit}", ["value"] = value };

    /// <summary>The ground's height with its unit.</summary>
    public static Dictionary<string, object?> Height(Coordinates place) => Quantity("m", SimulatedWeather.Elevation(place));

    /// <summary>An ISO 8601 duration in days and hours.</summary>
    public static string Duration(int hours) => (hours / 24, hours % 24) switch
    {
        (0, var rest) => $"PT{rest}H",
        (var days, 0) => $"P{days}D",
        var (days, rest) => $"P{days}DT{rest}H",
    };
}
