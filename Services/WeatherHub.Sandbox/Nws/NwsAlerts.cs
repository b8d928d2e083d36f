using WeatherHub.Sandbox.Simulation;
using WeatherHub.Sandbox.Vendors;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Sandbox.Nws;

/// <summary>
/// Warnings of gusts at a point (https://www.weather.gov/documentation/services-web-api#/default/alerts_active). Outside the vendor's
/// area the list is empty, as it is where there is nothing to warn of.
/// </summary>
internal static class NwsAlerts
{
    private const double HighWind = 25.9;
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(1);

    public static VendorReply Active(VendorCall call)
    {
        var point = call.Query("point") ?? "";
        if (NwsDialect.Point(point) is not { } place)
        {
            return NwsReplies.Problem(
                400,
                "BadRequest",
                "Bad Request",
                $"Query parameter \"point\" is invalid: '{point}' does not appear to be a valid coordinate");
        }

        return NwsReplies.Answer(call, ["point"], FreshFor, call.Sky.Run, () => new Dictionary<string, object>
        {
            ["type"] = "FeatureCollection",
            ["features"] = NwsGrid.Covers(place)
                ? GustWarning.At(place, call.Sky).Select(warning => Feature(warning, call.BaseAddress("nws"), place)).ToArray()
                : [],
            ["title"] = FormattableString.Invariant(
                $"Current watches, warnings, and advisories for {place.Latitude} N, {-place.Longitude} W"),
            ["updated"] = call.Sky.Run.WithOffset(),
        });
    }

    private static Dictionary<string, object?> Feature(GustWarning warning, string home, Coordinates place)
    {
        var isHigh = warning.Gust >= HighWind;
        var (id, name) = ($"urn:oid:2.49.0.1.840.0.{warning.Identifier}", isHigh ? "High Wind Warning" : "Wind Advisory");
        var sender = $"NWS {NwsGrid.Office(place)}";
        var address = $"{home}/alerts/{id}";
        return new()
        {
            ["id"] = address,
            ["type"] = "Feature",
            ["geometry"] = null,
            ["properties"] = new Dictionary<string, object?>
            {
                ["@id"] = address,
                ["@type"] = "wx:Alert",
                ["id"] = id,
                ["areaDesc"] = warning.AreaName,
                ["references"] = Array.Empty<object>(),
                ["sent"] = warning.Sent.WithOffset(),
                ["effective"] = warning.Sent.WithOffset(),
                ["onset"] = warning.Onset.WithOffset(),
                ["expires"] = warning.End.WithOffset(),
                ["ends"] = warning.End.WithOffset(),
                ["status"] = "Actual",
                ["messageType"] = "Alert",
                ["category"] = "Met",
                ["severity"] = isHigh ? "Severe" : "Moderate",
                ["certainty"] = "Likely",
                ["urgency"] = "Expected",
                ["event"] = name,
                ["sender"] = "w-nws.webmaster@noaa.gov",
                ["senderName"] = sender,
                ["headline"] = $"{name} issued {warning.Sent.WithOffset()} until {warning.End.WithOffset()} by {sender}",
                ["description"] = $"* WHAT...Gusts up to {VendorReply.Number(warning.Gust * 2.23694, 0)} mph.",
                ["instruction"] = "Secure outdoor objects.",
                ["response"] = "Execute",
            },
        };
    }
}
