using System.Globalization;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Nws;

/// <summary>
/// Which square holds a cell, and which stations stand around a square. The mapping drifts when offices redraw their grids: it is kept for a week at most,
/// and dropped when its square is gone. "Not covered" and "no stations" are kept for an hour. Replicas ask once for all of them.
/// </summary>
internal sealed class NwsGridpoints(INwsApi api, TimeProvider clock, ISharedFacts facts)
{
    private const int Remembered = 4096;

    /// <summary>A station further away tells of other weather.</summary>
    private const double FurthestMetres = 50_000;

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly AsyncCache<Coordinates, NwsGridpoint> squares = new(clock, Remembered, LifeOf);
    private readonly AsyncCache<NwsGridpoint, IReadOnlyList<NwsStation>> stations = new(clock, Remembered, LifeOf);

    /// <exception cref="ProviderFaultException">The vendor does not cover the cell, or did not answer usefully.</exception>
    public async Task<NwsGridpoint> OfAsync(Coordinates cell, CancellationToken cancellationToken)
    {
        var square = await squares.GetAsync(cell, () => facts.GetAsync(SquareOf(cell)), cancellationToken);
        return square == NwsGridpoint.Nowhere ? throw Outside() : square;
    }

    internal static ProviderFaultException Outside() => new(FaultKind.NotCovered, "the place lies outside every forecast grid");

    /// <summary>The stations around a square that are near enough to the cell, nearest first.</summary>
    public async Task<IReadOnlyList<NwsStation>> StationsAsync(NwsGridpoint square, Coordinates cell, CancellationToken cancellationToken)
    {
        var all = await stations.GetAsync(square, () => facts.GetAsync(StationsAround(square)), cancellationToken);
        return [.. all.Where(station => NwsStationOf.Distance(station, station.Geometry?.Middle, cell) is null or <= FurthestMetres)];
    }

    /// <summary>Forgets the square of a cell, and its stations.</summary>
    public void Forget(Coordinates cell, NwsGridpoint square)
    {
        squares.Forget(cell);
        stations.Forget(square);
        _ = facts.ForgetAsync(SquareOf(cell));
        _ = facts.ForgetAsync(StationsAround(square));
    }

    internal static bool IsUsable(NwsStation? station) =>
        station?.Properties?.StationIdentifier is { Length: > 0 and <= 16 } id && id.All(char.IsAsciiLetterOrDigit);

    /// <summary>
    /// Outside the area the answer is 404 "Unable to provide data for requested point". 403 is for callers without a contact in their User-Agent, which ours
    /// always has, and the delivery network's way of saying "too many".
    /// </summary>
    internal static FaultKind? Own(int status) => status switch { 404 => FaultKind.NotCovered, 403 => FaultKind.RateLimited, _ => null };

    private static TimeSpan LifeOf(NwsGridpoint square) => square == NwsGridpoint.Nowhere ? Hour : Week;

    private static TimeSpan LifeOf(IReadOnlyList<NwsStation> stations) => stations.Count == 0 ? Hour : Week;

    private SharedFact<NwsGridpoint> SquareOf(Coordinates cell) => new(
        NwsProvider.Id, $"square/{Number(cell.Latitude)}/{Number(cell.Longitude)}", () => AskAsync(cell), square => square.ToString(), NwsGridpoint.Read, LifeOf);

    private SharedFact<IReadOnlyList<NwsStation>> StationsAround(NwsGridpoint square) => new(
        NwsProvider.Id, $"stations/{square}", () => AskStationsAsync(square), NwsStationWords.Write, NwsStationWords.Read, LifeOf);

    private async Task<NwsGridpoint> AskAsync(Coordinates cell)
    {
        try
        {
            var (lat, lon) = (Number(cell.Latitude), Number(cell.Longitude));
            var answer = await VendorResponse.CheckAsync(() => api.Point(lat, lon, CancellationToken.None), clock, CancellationToken.None, Own);
            return NwsGridpoint.Locate(answer.Content);
        }
        catch (ProviderFaultException fault) when (fault.Kind == FaultKind.NotCovered)
        {
            return NwsGridpoint.Nowhere;
        }
    }

    private async Task<IReadOnlyList<NwsStation>> AskStationsAsync(NwsGridpoint square)
    {
        var answer = await VendorResponse.CheckAsync(
            () => api.Stations(square.Office, square.X, square.Y, CancellationToken.None), clock, CancellationToken.None, Own);
        return NwsStationWords.Usable(answer.Content?.Features is not null ? answer.Content : throw Faults.BadPayload("no stations"));
    }

    // More than four decimals are refused, and trailing zeros redirected.
    private static string Number(double degrees) => (Math.Round(degrees, 4) + 0.0).ToString("0.####", CultureInfo.InvariantCulture);
}
