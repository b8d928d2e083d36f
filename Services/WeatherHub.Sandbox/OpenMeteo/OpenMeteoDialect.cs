using WeatherHub.Sandbox.Simulation;
using WeatherHub.Sandbox.Vendors;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.OpenMeteo;

/// <summary>Open-Meteo's forecast (https://open-meteo.com/en/docs).</summary>
internal sealed class OpenMeteoDialect : IVendorDialect
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    public string Id => "open-meteo";

    public Unit Wind => Unit.MetrePerSecond;

    public IReadOnlyList<VendorRoute> Endpoints { get; } = [new("forecast", "/v1/forecast", Forecast)];

    public VendorReply Failure(int status) => Refuse(status, status switch
    {
        429 => "Minutely API request limit exceeded. Please try again in one minute.",
        401 or 403 => "The supplied API key is invalid.",
        _ => "The service is overloaded. Please try again later.",
    });

    private static VendorReply Forecast(VendorCall call)
    {
        try
        {
            var request = OpenMeteoRequest.Read(call);
            var answers = request.Places.Select((place, index) => Answer(request, place, index, call.Sky.At(request.Elevation))).ToArray();
            return VendorReply.Json(answers.Length == 1 ? answers[0] : answers, contentType: "application/json; charset=utf-8");
        }
        catch (OpenMeteoRefusal refusal)
        {
            return Refuse(400, refusal.Message);
        }
    }

    private static Dictionary<string, object> Answer(OpenMeteoRequest request, Coordinates place, int index, VendorWeather sky)
    {
        var zone = request.ZoneOf(place);
        var offset = request.OffsetOf(place, sky.Now);
        var answer = new Dictionary<string, object>
        {
            ["latitude"] = Math.Round(place.Latitude, 2),
            ["longitude"] = Math.Round(place.Longitude, 2),
            ["generationtime_ms"] = 0.25,
            ["utc_offset_seconds"] = (int)offset.TotalSeconds,
            ["timezone"] = zone.Equals(TimeZoneInfo.Utc) ? "GMT" : zone.Id,
            ["timezone_abbreviation"] = offset == TimeSpan.Zero ? "GMT" : $"GMT{offset.TotalHours:+0.##;-0.##}",
            ["elevation"] = request.Elevation ?? SimulatedWeather.Elevation(place),
        };
        if (index > 0) answer["location_id"] = index;
        WriteCurrent(answer, request, place, sky, offset);
        WriteHourly(answer, request, place, sky, offset);
        OpenMeteoDaily.Write(answer, request, place, sky);
        return answer;
    }

    private static void WriteCurrent(
        Dictionary<string, object> answer,
        OpenMeteoRequest request,
        Coordinates place,
        VendorWeather sky,
        TimeSpan offset)
    {
        var variables = Variables(request, "current");
        if (variables.Length == 0) return;
        var time = sky.Now.Floor(Interval);
        var (now, before) = (sky.Forecast(place, time, Interval), sky.Forecast(place, time - Interval, Interval));
        var units = new Dictionary<string, string> { ["time"] = TimeUnit(request), ["interval"] = "seconds" };
        var values = new Dictionary<string, object?> { ["time"] = request.Label(time, offset), ["interval"] = (int)Interval.TotalSeconds };
        foreach (var variable in variables)
        {
            units[variable.Name] = request.Units.Symbol(variable);
            values[variable.Name] = request.Units.Express(variable, variable.Of(variable.Preceding ? before : now));
        }

        (answer["current_units"], answer["current"]) = (units, values);
    }

    private static void WriteHourly(
        Dictionary<string, object> answer,
        OpenMeteoRequest request,
        Coordinates place,
        VendorWeather sky,
        TimeSpan offset)
    {
        var variables = Variables(request, "hourly");
        if (variables.Length == 0)
            return;
        var (first, last) = (
            request.FirstDay(place, sky.Now),
            request.FirstDay(place, sky.Now).AddDays(request.PastDays + request.ForecastDays));
        if (request.PastHours is { } past)
            first = sky.Now.Floor(Instants.Hour).AddHours(-past);
        else if (request.ForecastHours is not null && request.PastDays == 0)
            first = sky.Now.Floor(Instants.Hour);
        if (request.ForecastHours is { } ahead)
            last = sky.Now.Floor(Instants.Hour).AddHours(ahead);

        var hours = new OpenMeteoHours(place, sky, first, Math.Max(0, (int)(last - first).TotalHours));
        var units = new Dictionary<string, string> { ["time"] = TimeUnit(request) };
        var columns = new Dictionary<string, object> { ["time"] = hours.Labels.Select(label => request.Label(label, offset)).ToArray() };
        foreach (var variable in variables)
        {
            units[variable.Name] = request.Units.Symbol(variable);
            columns[variable.Name] = Array.ConvertAll(hours.Values(variable), value => request.Units.Express(variable, value));
        }

        (answer["hourly_units"], answer["hourly"]) = (units, columns);
    }

    private static OpenMeteoVariable[] Variables(OpenMeteoRequest request, string block) =>
        [
            .. request
                .Wanted[block]
                .Select(name =>
                    OpenMeteoVariable.All.GetValueOrDefault(name)
                    ?? throw new OpenMeteoRefusal(
                        $"Data corrupted at path '{block}'. Cannot initialize WeatherVariable from invalid String value {name}.")),
        ];

    private static string TimeUnit(OpenMeteoRequest request) => request.UnixTime ? "unixtime" : "iso8601";

    private static VendorReply Refuse(int status, string reason) =>
        VendorReply.Json(
            new Dictionary<string, object> { ["error"] = true, ["reason"] = reason },
            status,
            "application/json; charset=utf-8");
}
