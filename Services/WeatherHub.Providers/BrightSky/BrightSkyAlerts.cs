using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Alerts;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.BrightSky;

/// <summary>
/// <c>/alerts</c>, warnings of the German weather service for the warn cell that holds the place:
/// https://brightsky.dev/docs/#/operations/getAlerts
/// </summary>
internal static class BrightSkyAlerts
{
    private const string Area = "location.name";

    internal static readonly JsonProjection Payload = new JsonProjection()
        .Texts(
            Area,
            "alerts[].alert_id",
            "alerts[].status",
            "alerts[].severity",
            "alerts[].urgency",
            "alerts[].certainty",
            "alerts[].event_en",
            "alerts[].event_de",
            "alerts[].headline_en",
            "alerts[].headline_de",
            "alerts[].description_en",
            "alerts[].description_de",
            "alerts[].instruction_en",
            "alerts[].instruction_de")
        .Times("alerts[].effective", "alerts[].onset", "alerts[].expires");

    internal static Report Map(JsonColumns payload, ReportMetadata metadata)
    {
        if (!payload.Has("alerts")) throw Faults.BadPayload("no list of alerts");
        var rows = Enumerable.Range(0, payload["alerts[]"].Rows);
        if (!payload.Has(Area) && !rows.Any())
            throw new ProviderFaultException(FaultKind.NotCovered, "no warn cell holds the place");
        var messages = rows.Where(row => payload["alerts[].status"].TextAt(row) is not { } status || CapText.IsActual(status))
            .Select(row => Read(payload, row));
        return CapText.Report(metadata.Report(BrightSkyProvider.Id, ReportKind.Alerts, BrightSkyProvider.Lineage), [.. messages]);
    }

    private static Alert? Read(JsonColumns payload, int row)
    {
        if (Text("alert_id") is not { } id || Words("event") is not { } name || Text("status") is null) return null;
        return new Alert
        {
            Identifier = id,
            Event = name,
            Severity = CapText.Code<AlertSeverity>(Text("severity")),
            Urgency = CapText.Code<AlertUrgency>(Text("urgency")),
            Certainty = CapText.Code<AlertCertainty>(Text("certainty")),
            Sent = Time("effective"),
            Onset = Time("onset"),
            Expires = Time("expires"),
            Headline = Words("headline"),
            Description = Words("description"),
            Instruction = Words("instruction"),
            Areas = CapText.Text(payload[Area].Text) is { } area ? [area] : [],
            Sender = "Deutscher Wetterdienst",
        };

        // The service writes every text in two languages; where the English one is missing, the German one serves.
        string? Words(string field) => Text($"{field}_en") ?? Text($"{field}_de");

        string? Text(string field) => CapText.Text(payload[$"alerts[].{field}"].TextAt(row));

        DateTimeOffset? Time(string field) => payload[$"alerts[].{field}"].TimeAt(row);
    }
}
