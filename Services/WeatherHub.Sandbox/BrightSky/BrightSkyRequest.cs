using System.Globalization;
using WeatherHub.Sandbox.Simulation;
using WeatherHub.Sandbox.Vendors;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Sandbox.BrightSky;

/// <summary>A request as the vendor understands it.</summary>
/// <param name="Place">Where.</param>
/// <param name="From">The first label.</param>
/// <param name="To">The last label.</param>
/// <param name="Units">Units asked for.</param>
/// <param name="Zone">The zone that labels are written in.</param>
internal sealed record BrightSkyRequest(Coordinates Place, DateTimeOffset From, DateTimeOffset To, BrightSkyUnits Units, TimeZoneInfo Zone)
{
    private const double Reach = 50_000;

    private static readonly Coverage.Box Germany = new(46.8, 5.4, 55.6, 15.6);

    /// <summary>A label as the request wants it written.</summary>
    public string Label(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).WithOffset();

    /// <summary>An error as the vendor words it.</summary>
    public static VendorReply Refuse(int status, string detail) =>
        VendorReply.Json(new Dictionary<string, object> { ["detail"] = detail }, status);

    /// <summary>Reads a request; null with the refusal when it is not one the vendor answers.</summary>
    public static BrightSkyRequest? Read(VendorCall call, bool wantsDate, out VendorReply? refusal)
    {
        var errors = new List<object>();
        var (latitude, longitude) = (Number("lat", 90), Number("lon", 180));
        var reach = call.Query("max_dist") is null ? Reach : Number("max_dist", 500_000) ?? 0;
        var si = call.Query("units") switch { null or "dwd" => false, "si" => true, _ => Fail("units", "Input should be 'dwd' or 'si'") };
        var zone = call.Query("tz") is { } id ? TimeZoneInfo.TryFindSystemTimeZoneById(id, out var known) ? known : null : TimeZoneInfo.Utc;
        if (zone is null) Fail("tz", "Unknown timezone");
        var from = wantsDate ? Instant("date", zone) : default;
        if (wantsDate && from is null && call.Query("date") is null) Fail("date", "Field required");
        var to = wantsDate ? Instant("last_date", zone) ?? from?.AddDays(1) : default;
        if (errors.Count > 0)
        {
            refusal = VendorReply.Json(new Dictionary<string, object> { ["detail"] = errors }, 422);
            return null;
        }

        var place = new Coordinates(latitude!.Value, longitude!.Value);
        var covered = Germany.Contains(place) && BrightSkyStations.Nearest(place).DistanceTo(place) <= reach;
        refusal = covered ? null : Refuse(404, "No sources match your criteria");
        return covered ? new(place, from.GetValueOrDefault(), to.GetValueOrDefault(), new BrightSkyUnits(si), zone!) : null;

        double? Number(string name, double most)
        {
            if (
                double.TryParse(call.Query(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && Math.Abs(number) <= most)
                return number;
            Fail(name, call.Query(name) is null ? "Field required" : "Input should be a valid number in range");
            return null;
        }

        DateTimeOffset? Instant(string name, TimeZoneInfo? local)
        {
            if (call.Query(name) is not { } text)
                return null;
            if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var parsed))
                Fail(name, "Input should be a valid date");
            else if (parsed.Kind != DateTimeKind.Unspecified)
                return new DateTimeOffset(parsed).ToUniversalTime().Floor(Instants.Hour);
            else if (local is not null)
                return new DateTimeOffset(parsed, local.GetUtcOffset(parsed)).ToUniversalTime().Floor(Instants.Hour);
            return null;
        }

        bool Fail(string name, string message)
        {
            errors.Add(new Dictionary<string, object> { ["type"] = "value_error", ["loc"] = new[] { "query", name }, ["msg"] = message });
            return false;
        }
    }
}
