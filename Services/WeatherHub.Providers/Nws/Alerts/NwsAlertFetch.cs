using WeatherHub.Providers.Nws.Points;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Nws.Alerts;

/// <summary>
/// The alerts in force at a place: https://www.weather.gov/documentation/services-web-api#/default/alerts_active. The vendor answers an
/// empty list for any point of the world, so the place is first looked up in its grid: outside it nothing is known.
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
        Statuses = NwsGridpoints.StatusFault,
    };

    public async Task<Report> FetchAsync(WeatherQuery query, CancellationToken cancellationToken)
    {
        _ = await gridpoints.OfAsync(query.Cell, cancellationToken);
        var point = $"{NwsGridpoints.Number(query.Cell.Latitude)},{NwsGridpoints.Number(query.Cell.Longitude)}";
        return await Active.ReportAsync(() => api.ActiveAlerts(point, cancellationToken), clock, query, cancellationToken);
    }

    private static Report Map(JsonColumns payload, ReportMetadata metadata)
    {
        var (references, identifiers) = (payload[References], payload[$"{References}.identifier"]);
        var referencesOf = Enumerable.Range(0, references.Rows).ToLookup(references.ParentOf, identifiers.TextAt);
        return Fields.In(
            payload,
            metadata.Report(NwsProvider.Id, ReportKind.Alerts, NwsProvider.Lineage),
            (alert, row) => alert with { References = [.. referencesOf[row].OfType<string>()] });
    }
}
