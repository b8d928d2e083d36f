using System.Globalization;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Nws.Points;

/// <summary>
/// Which gridpoint holds a cell, and which stations stand around a gridpoint. The mapping drifts when offices redraw their grids: it is
/// kept for a week at most, and dropped when its gridpoint is gone. "No stations" is kept for an hour; "not covered" is a failure, which
/// whoever requested a report holds. Replicas request each once for all of them.
/// </summary>
internal sealed class NwsGridpoints(INwsApi api, TimeProvider clock, ISharedFacts facts)
{
    private const int Remembered = 4096;
    private const int MostStations = 16;

    /// <summary>A station further away has other weather.</summary>
    private const double FurthestMetres = 50_000;

    /// <summary>The gridpoint of a point.</summary>
    internal static readonly Endpoint Point = new("points", NwsGridpoint.Payload) { Facts = NwsGridpoint.Facts, Statuses = StatusFault };

    /// <summary>The stations around a gridpoint.</summary>
    internal static readonly Endpoint Stations =
        new("gridpoints-stations", NwsStation.Payload) { Facts = NwsStation.Facts, Statuses = StatusFault };

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly AsyncCache<Coordinates, NwsGridpoint> gridpoints = new(clock, Remembered, _ => Week);
    private readonly AsyncCache<NwsGridpoint, IReadOnlyList<NwsStation>> stations = new(clock, Remembered, LifeOf);

    /// <exception cref="ProviderFaultException">The vendor does not cover the cell, or did not answer usefully.</exception>
    public Task<NwsGridpoint> OfAsync(Coordinates cell, CancellationToken cancellationToken) =>
        gridpoints.GetAsync(cell, () => facts.GetAsync(GridpointOf(cell)), cancellationToken);

    /// <summary>The stations around a gridpoint that are near enough to the cell, nearest first.</summary>
    public async Task<IReadOnlyList<NwsStation>> StationsAsync(
        NwsGridpoint gridpoint, Coordinates cell, CancellationToken cancellationToken)
    {
        var all = await stations.GetAsync(gridpoint, () => facts.GetAsync(StationsAround(gridpoint)), cancellationToken);
        return [.. all.Where(station => NwsStation.MetresTo(station.Location, cell, station.Distance) is null or <= FurthestMetres)];
    }

    /// <summary>Forgets the gridpoint of a cell, and its stations.</summary>
    public void Forget(Coordinates cell, NwsGridpoint gridpoint)
    {
        gridpoints.Forget(cell);
        stations.Forget(gridpoint);
        _ = facts.ForgetAsync(GridpointOf(cell));
        _ = facts.ForgetAsync(StationsAround(gridpoint));
    }

    /// <summary>
    /// Outside the area the answer is 404 "Unable to provide data for requested point". 403 is for callers without a contact in their
    /// User-Agent, which ours always has, and the delivery network's way of saying "too many".
    /// </summary>
    internal static FaultKind? StatusFault(int status) => status switch
    {
        404 => FaultKind.NotCovered,
        403 => FaultKind.RateLimited,
        _ => null,
    };

    private static TimeSpan LifeOf(IReadOnlyList<NwsStation> stations) => stations.Count == 0 ? Hour : Week;

    private SharedFact<NwsGridpoint> GridpointOf(Coordinates cell) => new(
        NwsProvider.Id, $"square/{Number(cell.Latitude)}/{Number(cell.Longitude)}", () => FetchAsync(cell),
        gridpoint => gridpoint.ToString(), NwsGridpoint.Read, _ => Week);

    private SharedFact<IReadOnlyList<NwsStation>> StationsAround(NwsGridpoint gridpoint) => new(
        NwsProvider.Id, $"stations/{gridpoint}", () => FetchStationsAsync(gridpoint), NwsStation.Write, NwsStation.Read, LifeOf);

    private async Task<NwsGridpoint> FetchAsync(Coordinates cell)
    {
        var (lat, lon) = (Number(cell.Latitude), Number(cell.Longitude));
        var response = await Point.CallAsync(() => api.Point(lat, lon, CancellationToken.None), clock, CancellationToken.None);
        return response.Content is { } content ? NwsGridpoint.Locate(content) : throw Faults.BadPayload("no gridpoint");
    }

    private async Task<IReadOnlyList<NwsStation>> FetchStationsAsync(NwsGridpoint gridpoint)
    {
        var response = await Stations.CallAsync(
            () => api.Stations(gridpoint.Office, gridpoint.X, gridpoint.Y, CancellationToken.None), clock, CancellationToken.None);
        return response.Content is { } content && content.Has("features")
            ? [.. NwsStation.All(content).Take(MostStations)]
            : throw Faults.BadPayload("no stations");
    }

    // More than four decimals are refused, and trailing zeros redirected.
    internal static string Number(double degrees) => (Math.Round(degrees, 4) + 0.0).ToString("0.####", CultureInfo.InvariantCulture);
}
