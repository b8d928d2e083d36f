using WeatherHub.Providers.Nws.Points;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Alerts;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Nws;

/// <summary>
/// The alerts in force at a place: https://www.weather.gov/documentation/services-web-api#/default/alerts_active. No gridpoint is needed
/// to request them; but the vendor answers an empty list for any point of the world, which says something inside its grid only.
/// </summary>
internal sealed class NwsAlertFetch(INwsApi api, NwsGridpoints gridpoints, TimeProvider clock)
{
    private const string Message = "features[].properties";
    private const string References = $"{Message}.references[]";

    private static readonly AlertFields Fields = new("features", Message)
    {
        ["identifier"] = ["id"],
        ["msgType"] = ["messageType"],
        ["onset"] = ["onset", "effective"],
        ["expires"] = ["ends", "expires"],
        ["web"] = ["@id"],
    };

    /// <summary>The alerts in force.</summary>
    internal static readonly Endpoint Active = new(
        "alerts-active", Fields.Payload.Texts($"{References}.identifier"), TimeSpan.FromMinutes(2))
    {
        Map = Map,

        // The list exists for any point of the world, so that 404 is no "not covered".
        Statuses = status => status == 404 ? null : NwsGridpoints.StatusFault(status),
    };

    public async Task<Report> FetchAsync(WeatherQuery query, CancellationToken cancellationToken)
    {
        var point = $"{NwsGridpoints.Number(query.Cell.Latitude)},{NwsGridpoints.Number(query.Cell.Longitude)}";
        var report = await Active.ReportAsync(() => api.ActiveAlerts(point, cancellationToken), clock, query, cancellationToken);
        if (((AlertPayload)report.Payload).Alerts.Count == 0) _ = await gridpoints.OfAsync(query.Cell, cancellationToken);
        return report;
    }

    private static Report Map(JsonColumns payload, ReportMetadata metadata)
    {
        var (references, identifiers) = (payload[References], payload[$"{References}.identifier"]);
        var referencesOf = Enumerable.Range(0, references.Rows).ToLookup(references.ParentOf, identifiers.TextAt);
        return Fields.In(
            payload,
            metadata.Report(NwsProvider.Id, ReportKind.Alerts, []),
            (alert, row) => alert with { References = [.. referencesOf[row].OfType<string>()] });
    }
}
