using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Nws;

/// <summary>Cell, then square, then its stations, then the latest observation of the nearest that has a recent temperature.</summary>
internal sealed class NwsCurrentCall(INwsApi api, NwsGridpoints squares, TimeProvider clock, TimeSpan minimum)
{
    private const int MostStations = 3;
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(90);

    public async Task<Report> AskAsync(Coordinates cell, CancellationToken cancellationToken)
    {
        var stations = await StationsAsync(cell, cancellationToken);
        if (stations.Count == 0) throw new ProviderFaultException(FaultKind.NotCovered, "no station near enough");
        Report? partial = null;
        ProviderFaultException? fault = null;
        foreach (var station in stations.Take(MostStations))
        {
            try
            {
                var report = await ObservationAsync(station, cell, cancellationToken);
                if (clock.GetUtcNow() - report.Current!.Time > Oldest) continue;
                if (report.Current.Values.ContainsKey(Variable.Temperature)) return report;
                partial ??= report;
            }
            catch (ProviderFaultException failed) when (IsTheStations(failed.Kind))
            {
                fault = failed;
            }
        }

        return partial ?? throw (fault is { Kind: not FaultKind.NotCovered } ? fault : new ProviderFaultException(FaultKind.NotCovered, "no station near enough has a recent observation", minimum));
    }

    /// <summary>What another station may not suffer from. The others are the way to the vendor: trying it again is one more call, retries and all, to who cannot answer it.</summary>
    private static bool IsTheStations(FaultKind kind) => kind is FaultKind.NotCovered or FaultKind.BadPayload or FaultKind.Refused or FaultKind.Unavailable;

    private async Task<IReadOnlyList<NwsStation>> StationsAsync(Coordinates cell, CancellationToken cancellationToken)
    {
        var square = await squares.OfAsync(cell, cancellationToken);
        try
        {
            return await squares.StationsAsync(square, cell, cancellationToken);
        }
        catch (ProviderFaultException fault) when (fault.Kind == FaultKind.NotCovered)
        {
            squares.Forget(cell, square);
            return await squares.StationsAsync(await squares.OfAsync(cell, cancellationToken), cell, cancellationToken);
        }
    }

    private async Task<Report> ObservationAsync(NwsStation station, Coordinates cell, CancellationToken cancellationToken)
    {
        var id = station.Properties!.StationIdentifier!;
        var answer = await VendorResponse.CheckAsync(() => api.Observation(id, "false", cancellationToken), clock, cancellationToken, NwsGridpoints.Own);
        var stamp = new ReportMetadata(answer.At, answer.ExpiresAt(minimum), cell);
        var content = answer.Content ?? throw Faults.BadPayload("the answer is empty");
        return Mapping.Traced(() => NwsObservationMapper.Map(content, stamp, station));
    }
}
