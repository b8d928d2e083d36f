using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.BrightSky;

/// <summary>
/// Warnings of the German weather service for the warn cell that holds the place: https://brightsky.dev/docs/#/operations/getAlerts. Every
/// text comes in two languages; where the English one is missing, the German one serves.
/// </summary>
internal static class BrightSkyAlerts
{
    private const string Area = "location.name";

    private static readonly AlertFields Fields = new("alerts", "alerts[]")
    {
        ["identifier"] = ["alert_id"],
        ["sent"] = ["effective"],
        ["event"] = ["event_en", "event_de"],
        ["headline"] = ["headline_en", "headline_de"],
        ["description"] = ["description_en", "description_de"],
        ["instruction"] = ["instruction_en", "instruction_de"],
    };

    internal static readonly JsonProjection Payload = Fields.Payload.Texts(Area);

    internal static Report Map(JsonColumns payload, ReportMetadata metadata)
    {
        var report = Fields.In(
            payload,
            metadata.Report(BrightSkyProvider.Id, ReportKind.Alerts, []),
            (alert, _) => alert with
            {
                Areas = payload[Area].Text?.Trim() is { Length: > 0 } area ? [area] : [],
                Sender = "Deutscher Wetterdienst",
            });
        return payload.Has(Area) || payload["alerts[]"].Rows > 0
            ? report
            : throw new ProviderFaultException(FaultKind.NotCovered, "no warn cell holds the place");
    }
}
