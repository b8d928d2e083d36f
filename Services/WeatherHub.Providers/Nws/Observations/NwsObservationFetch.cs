using WeatherHub.Providers.Nws.Points;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Nws.Observations;

/// <summary>Cell, then gridpoint, then its stations, then the latest observation of the nearest that has a recent temperature.</summary>
internal sealed class NwsObservationFetch(INwsApi api, NwsGridpoints gridpoints, TimeProvider clock)
{
    /// <summary>A station's latest observation.</summary>
    internal static readonly Endpoint Latest = new("observations-latest", NwsObservationMapper.Payload, TimeSpan.FromMinutes(10))
    {
        Map = (payload, metadata) => NwsObservationMapper.Map(payload, metadata),
        Statuses = NwsGridpoints.StatusFault,
    };

    private const int MostStations = 3;
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(90);

    public async Task<Report> FetchAsync(WeatherQuery query, CancellationToken cancellationToken)
    {
        var stations = await StationsAsync(query.Cell, cancellationToken);
        if (stations.Count == 0) throw new ProviderFaultException(FaultKind.NotCovered, "no station near enough");
        Report? partial = null;
        ProviderFaultException? fault = null;
        foreach (var station in stations.Take(MostStations))
        {
            try
            {
                var report = await ObservationAsync(station, query, cancellationToken);
                if (clock.GetUtcNow() - report.Current!.Time > Oldest) continue;
                if (report.Current.Values.ContainsKey(Variable.Temperature)) return report;
                partial ??= report;
            }
            catch (ProviderFaultException failed) when (IsTheStations(failed.Kind))
            {
                fault = failed;
            }
        }

        if (partial is not null) return partial;
        throw fault is { Kind: not FaultKind.NotCovered }
            ? fault
            : new ProviderFaultException(FaultKind.NotCovered, "no station near enough has a recent observation", Latest.Freshness);
    }

    /// <summary>What another station may not have. Other faults lie on the way to the vendor: one more call would fail too.</summary>
    private static bool IsTheStations(FaultKind kind) =>
        kind is FaultKind.NotCovered or FaultKind.BadPayload or FaultKind.Refused or FaultKind.Unavailable;

    private async Task<IReadOnlyList<NwsStation>> StationsAsync(Coordinates cell, CancellationToken cancellationToken)
    {
        var gridpoint = await gridpoints.OfAsync(cell, cancellationToken);
        try
        {
            return await gridpoints.StationsAsync(gridpoint, cell, cancellationToken);
        }
        catch (ProviderFaultException fault) when (fault.Kind == FaultKind.NotCovered)
        {
            gridpoints.Forget(cell, gridpoint);
            return await gridpoints.StationsAsync(await gridpoints.OfAsync(cell, cancellationToken), cell, cancellationToken);
        }
    }

    private async Task<Report> ObservationAsync(NwsStation station, WeatherQuery query, CancellationToken cancellationToken)
    {
        var latest = Latest with { Map = (payload, metadata) => NwsObservationMapper.Map(payload, metadata, station) };
        return await latest.ReportAsync(() => api.Observation(station.Id, "false", cancellationToken), clock, query, cancellationToken);
    }
}
