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

    public string Section => "OpenMeteo";

    public Unit Wind => Unit.MetrePerSecond;

    public IReadOnlyList<VendorEndpoint> Endpoints { get; } = [new("forecast", "/v1/forecast", Forecast)];

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
            var question = OpenMeteoQuestion.Read(call);
            var answers = question.Places.Select((place, index) => Answer(question, place, index, call.Sky.At(question.Elevation))).ToArray();
            return VendorReply.Json(answers.Length == 1 ? answers[0] : answers, contentType: "application/json; charset=utf-8");
        }
        catch (OpenMeteoRefusal refusal)
        {
            return Refuse(400, refusal.Message);
        }
    }

    private static Dictionary<string, object> Answer(OpenMeteoQuestion question, Coordinates place, int index, VendorSky sky)
    {
        var zone = question.ZoneOf(place);
        var offset = question.OffsetOf(place, sky.Now);
        var answer = new Dictionary<string, object>
        {
            ["latitude"] = Math.Round(place.Latitude, 2),
            ["longitude"] = Math.Round(place.Longitude, 2),
            ["generationtime_ms"] = 0.25,
            ["utc_offset_seconds"] = (int)offset.TotalSeconds,
            ["timezone"] = zone.Equals(TimeZoneInfo.Utc) ? "GMT" : zone.Id,
            ["timezone_abbreviation"] = offset == TimeSpan.Zero ? "GMT" : $"GMT{offset.TotalHours:+0.##;-0.##}",
            ["elevation"] = question.Elevation ?? SimulatedSky.Elevation(place),
        };
        if (index > 0) answer["location_id"] = index;
        WriteCurrent(answer, question, place, sky, offset);
        WriteHourly(answer, question, place, sky, offset);
        OpenMeteoDaily.Write(answer, question, place, sky);
        return answer;
    }

    private static void WriteCurrent(Dictionary<string, object> answer, OpenMeteoQuestion question, Coordinates place, VendorSky sky, TimeSpan offset)
    {
        var variables = Variables(question, "current");
        if (variables.Length == 0) return;
        var time = sky.Now.Floor(Interval);
        var (now, before) = (sky.Forecast(place, time, Interval), sky.Forecast(place, time - Interval, Interval));
        var units = new Dictionary<string, string> { ["time"] = TimeUnit(question), ["interval"] = "seconds" };
        var values = new Dictionary<string, object?> { ["time"] = question.Label(time, offset), ["interval"] = (int)Interval.TotalSeconds };
        foreach (var variable in variables)
        {
            units[variable.Name] = question.Units.Symbol(variable);
            values[variable.Name] = question.Units.Express(variable, variable.Of(variable.Preceding ? before : now));
        }

        (answer["current_units"], answer["current"]) = (units, values);
    }

    private static void WriteHourly(Dictionary<string, object> answer, OpenMeteoQuestion question, Coordinates place, VendorSky sky, TimeSpan offset)
    {
        var variables = Variables(question, "hourly");
        if (variables.Length == 0) return;
        var (first, last) = (question.FirstDay(place, sky.Now), question.FirstDay(place, sky.Now).AddDays(question.PastDays + question.ForecastDays));
        if (question.PastHours is { } past) first = sky.Now.Floor(Instants.Hour).AddHours(-past);
        else if (question.ForecastHours is not null && question.PastDays == 0) first = sky.Now.Floor(Instants.Hour);
        if (question.ForecastHours is { } ahead) last = sky.Now.Floor(Instants.Hour).AddHours(ahead);

        var hours = new OpenMeteoHours(place, sky, first, Math.Max(0, (int)(last - first).TotalHours));
        var units = new Dictionary<string, string> { ["time"] = TimeUnit(question) };
        var columns = new Dictionary<string, object> { ["time"] = hours.Labels.Select(label => question.Label(label, offset)).ToArray() };
        foreach (var variable in variables)
        {
            units[variable.Name] = question.Units.Symbol(variable);
            columns[variable.Name] = Array.ConvertAll(hours.Values(variable), value => question.Units.Express(variable, value));
        }

        (answer["hourly_units"], answer["hourly"]) = (units, columns);
    }

    private static OpenMeteoVariable[] Variables(OpenMeteoQuestion question, string block) =>
        [.. question.Wanted[block].Select(name => OpenMeteoVariable.All.GetValueOrDefault(name)
            ?? throw new OpenMeteoRefusal($"Data corrupted at path '{block}'. Cannot initialize WeatherVariable from invalid String value {name}."))];

    private static string TimeUnit(OpenMeteoQuestion question) => question.UnixTime ? "unixtime" : "iso8601";

    private static VendorReply Refuse(int status, string reason) =>
        VendorReply.Json(new Dictionary<string, object> { ["error"] = true, ["reason"] = reason }, status, "application/json; charset=utf-8");
}
