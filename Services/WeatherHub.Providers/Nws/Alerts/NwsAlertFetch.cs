using WeatherHub.Providers.Nws.Points;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Alerts;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Nws.Alerts;

/// <summary>
/// The alerts in force at a place: https://www.weather.gov/documentation/services-web-api#/default/alerts_active. The vendor answers an
/// empty list for any point of the world, so the place is first looked up in its grid: outside it nothing is known.
/// </summary>
internal sealed class NwsAlertFetch(INwsApi api, NwsGridpoints gridpoints, TimeProvider clock)
{
    /// <summary>How long a list need not be requested again.</summary>
    internal static readonly TimeSpan Fresh = TimeSpan.FromMinutes(2);

    private const string Properties = "features[].properties";

    private static readonly string[] Texts =
    [
        "@id",
        "id",
        "status",
        "messageType",
        "event",
        "severity",
        "urgency",
        "certainty",
        "headline",
        "description",
        "instruction",
        "areaDesc",
        "senderName",
        "references[].identifier",
    ];

    private static readonly string[] Times = ["sent", "effective", "onset", "expires", "ends"];

    /// <summary>The alerts in force.</summary>
    internal static readonly Endpoint Active = new(
        "alerts-active",
        new JsonProjection().Texts(Texts.Select(name => $"{Properties}.{name}")).Times(Times.Select(name => $"{Properties}.{name}")),
        Fresh)
    { Map = Map, Statuses = NwsGridpoints.StatusFault };

    public async Task<Report> FetchAsync(WeatherQuery query, CancellationToken cancellationToken)
    {
        _ = await gridpoints.OfAsync(query.Cell, cancellationToken);
        var point = $"{NwsGridpoints.Number(query.Cell.Latitude)},{NwsGridpoints.Number(query.Cell.Longitude)}";
        return await Active.ReportAsync(() => api.ActiveAlerts(point, cancellationToken), clock, query, cancellationToken);
    }

    private static Report Map(JsonColumns payload, ReportMetadata metadata)
    {
        if (!payload.Has("features"))
            throw Faults.BadPayload("no list of alerts");
        var messages = Enumerable
            .Range(0, payload["features[]"].Rows)
            .Where(row => IsAlert(payload, row))
            .Select(row => Read(payload, row));
        return CapText.Report(metadata.Report(NwsProvider.Id, ReportKind.Alerts, NwsProvider.Lineage), [.. messages]);
    }

    // A message that says neither is one that cannot be read, and is counted as such.
    private static bool IsAlert(JsonColumns payload, int row) =>
        payload[$"{Properties}.status"].TextAt(row) is var status && (status is null || CapText.IsActual(status))
        && payload[$"{Properties}.messageType"].TextAt(row) is null or "Alert" or "Update" or "Cancel";

    private static Alert? Read(JsonColumns payload, int row)
    {
        if (Text("id") is not { } id || Text("event") is not { } name || Text("status") is null) return null;
        var references = payload[$"{Properties}.references[]"];
        return new Alert
        {
            Identifier = id,
            Event = name,
            Severity = CapText.Code<AlertSeverity>(Text("severity")),
            Urgency = CapText.Code<AlertUrgency>(Text("urgency")),
            Certainty = CapText.Code<AlertCertainty>(Text("certainty")),
            Sent = Time("sent"),
            Onset = Time("onset") ?? Time("effective"),
            Expires = Time("ends") ?? Time("expires"),
            Headline = Text("headline"),
            Description = Text("description"),
            Instruction = Text("instruction"),
            Areas = (Text("areaDesc") ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Sender = Text("senderName"),
            Url = CapText.Link(Text("@id")),
            References =
            [
                .. Enumerable.Range(0, references.Rows).Where(reference => references.ParentOf(reference) == row)
                    .Select(payload[$"{Properties}.references[].identifier"].TextAt).OfType<string>(),
            ],
            IsCancellation = Text("messageType") == "Cancel",
        };

        string? Text(string field) => CapText.Text(payload[$"{Properties}.{field}"].TextAt(row));

        DateTimeOffset? Time(string field) => payload[$"{Properties}.{field}"].TimeAt(row);
    }
}
