using WeatherHub.Sandbox.Simulation;
using WeatherHub.Sandbox.Vendors;

namespace WeatherHub.Sandbox.BrightSky;

/// <summary>Warnings of gusts for the warn cell that holds a place (https://brightsky.dev/docs/#/operations/getAlerts).</summary>
internal static class BrightSkyAlerts
{
    private const double SevereGale = 25;

    public static VendorReply Answer(VendorCall call)
    {
        if (BrightSkyRequest.Read(call, wantsDate: false, out var refusal) is not { } request) return refusal!;
        var area = request.Place.Rounded(1);
        var name = FormattableString.Invariant($"Area {area.Latitude:0.0} {area.Longitude:0.0}");
        return VendorReply.Json(new Dictionary<string, object>
        {
            ["alerts"] = GustWarning.At(request.Place, call.Sky).Select(warning => Alert(request, warning)).ToArray(),
            ["location"] = new Dictionary<string, object>
            {
                ["warn_cell_id"] = 800_000_000 + BrightSkyStations.Number(area),
                ["name"] = name,
                ["name_short"] = name,
                ["district"] = name,
                ["state"] = "Simulation",
                ["state_short"] = "SI",
            },
        });
    }

    private static Dictionary<string, object> Alert(BrightSkyRequest request, GustWarning warning)
    {
        var isSevere = warning.Gust >= SevereGale;
        var (english, german) = isSevere ? ("severe gale-force gusts", "SCHWERE STURMBÖEN") : ("gale-force gusts", "STURMBÖEN");
        var speed = VendorReply.Number(warning.Gust * 3.6, 0);
        return new()
        {
            ["id"] = (int)(warning.Onset.ToUnixTimeSeconds() / 3600),
            ["alert_id"] = $"2.49.0.0.276.0.DWD.PVW.{warning.Identifier}",
            ["status"] = "actual",
            ["effective"] = request.Label(warning.Sent),
            ["onset"] = request.Label(warning.Onset),
            ["expires"] = request.Label(warning.End),
            ["category"] = "met",
            ["response_type"] = "prepare",
            ["urgency"] = "immediate",
            ["severity"] = "moderate",
            ["certainty"] = "likely",
            ["event_code"] = isSevere ? 53 : 52,
            ["event_en"] = english,
            ["event_de"] = german,
            ["headline_en"] = $"Official WARNING of {english.ToUpperInvariant()}",
            ["headline_de"] = $"Amtliche WARNUNG vor {german}",
            ["description_en"] = $"There is a risk of {english} with speeds up to {speed} km/h.",
            ["description_de"] = $"Es treten Böen mit Geschwindigkeiten bis {speed} km/h auf.",
            ["instruction_en"] = "NOTE: Be aware of falling branches.",
            ["instruction_de"] = "ACHTUNG! Hinweis auf herabstürzende Äste.",
        };
    }
}
