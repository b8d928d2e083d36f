using WeatherHub.Weather.Alerts;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Shared;

/// <summary>
/// A vendor's names for the elements of CAP 1.2 messages, the only place that names them, and the rules that every vendor's alerts go
/// through. An element that is not listed has CAP's own name; of several names the first that says something counts.
/// </summary>
/// <param name="list">The path of the list.</param>
/// <param name="message">The path of a message's elements.</param>
internal sealed class AlertFields(string list, string message)
{
    private static readonly string[] Texts =
    [
        "identifier", "status", "msgType", "event", "severity", "urgency", "certainty",
        "headline", "description", "instruction", "areaDesc", "senderName", "web",
    ];

    private static readonly string[] Times = ["sent", "onset", "expires"];

    private readonly Dictionary<string, string[]> paths =
        Texts.Concat(Times).ToDictionary(name => name, name => new[] { $"{message}.{name}" });

    /// <summary>The vendor's names for an element.</summary>
    public string[] this[string element]
    {
        set => paths[element] = Array.ConvertAll(value, name => $"{message}.{name}");
    }

    /// <summary>All elements.</summary>
    public JsonProjection Payload => new JsonProjection()
        .Texts(Texts.SelectMany(element => paths[element]))
        .Times(Times.SelectMany(element => paths[element]));

    /// <summary>
    /// The report of an official source. A message that cannot be read makes the list incomplete: then it is not official, so that nobody
    /// takes it for all there is. When none of several can be read, it is no answer. Exercises, tests and drafts are no alerts.
    /// </summary>
    /// <param name="payload">The payload.</param>
    /// <param name="report">The report without its alerts.</param>
    /// <param name="complete">Adds what the vendor says elsewhere to the alert of a row.</param>
    /// <exception cref="ProviderFaultException">There is no list, or nothing in it can be read.</exception>
    public Report In(JsonColumns payload, Report report, Func<Alert, int, Alert> complete)
    {
        if (!payload.Has(list)) throw Faults.BadPayload("no list of alerts");
        var rows = Enumerable.Range(0, payload[$"{list}[]"].Rows).Where(row => IsAlert(payload, row)).ToList();
        Alert[] read = [.. from row in rows let alert = Read(payload, row) where alert is not null select complete(alert, row)];
        if (rows.Count > 0 && read.Length == 0) throw Faults.BadPayload("no alert can be read");
        return report with
        {
            IssuedAt = read.Max(alert => alert.Sent),
            Payload = new AlertPayload(read, IsOfficial: read.Length == rows.Count),
        };
    }

    // A message that says neither is one that cannot be read, and is counted as such.
    private bool IsAlert(JsonColumns payload, int row) =>
        string.Equals(payload[paths["status"][0]].TextAt(row) ?? "Actual", "Actual", StringComparison.OrdinalIgnoreCase)
        && payload[paths["msgType"][0]].TextAt(row) is null or "Alert" or "Update" or "Cancel";

    private Alert? Read(JsonColumns payload, int row)
    {
        if (Text("identifier") is not { } id || Text("event") is not { } name || Text("status") is null) return null;
        return new Alert
        {
            Identifier = id,
            Event = name,
            Severity = Code<AlertSeverity>(Text("severity")),
            Urgency = Code<AlertUrgency>(Text("urgency")),
            Certainty = Code<AlertCertainty>(Text("certainty")),
            Sent = Time("sent"),
            Onset = Time("onset"),
            Expires = Time("expires"),
            Headline = Text("headline"),
            Description = Text("description"),
            Instruction = Text("instruction"),
            Areas = (Text("areaDesc") ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Sender = Text("senderName"),
            // Only an https address is shown to anybody.
            Url = Uri.TryCreate(Text("web"), UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps ? url : null,
            IsCancellation = Text("msgType") == "Cancel",
        };

        // Without blanks around it; blanks alone say nothing.
        string? Text(string element)
        {
            foreach (var path in paths[element])
                if (payload[path].TextAt(row)?.Trim() is { Length: > 0 } text) return text;
            return null;
        }

        DateTimeOffset? Time(string element)
        {
            foreach (var path in paths[element])
                if (payload[path].TimeAt(row) is { } time) return time;
            return null;
        }
    }

    /// <summary>The value of that name, in whatever case; the enumeration's "unknown" for any other text.</summary>
    private static T Code<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var code) && Enum.IsDefined(code) && !int.TryParse(text, out _) ? code : default;
}
