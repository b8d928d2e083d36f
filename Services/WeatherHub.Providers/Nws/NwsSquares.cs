using System.Globalization;
using WeatherHub.Providers.Plumbing;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Nws;

/// <summary>A square of an office's forecast grid.</summary>
internal sealed record NwsSquare(string Office, int X, int Y)
{
    /// <summary>Null when the answer names none; a name that is no plain word never enters a path.</summary>
    internal static NwsSquare? Of(NwsPoint wire) =>
        wire.Properties is { GridId: { Length: > 0 and <= 8 } office, GridX: >= 0 and <= 99_999 and var x, GridY: >= 0 and <= 99_999 and var y }
        && office.All(char.IsAsciiLetterOrDigit)
            ? new NwsSquare(office, (int)x, (int)y)
            : null;
}

/// <summary>
/// Which square holds a cell, and which stations stand around a square. The mapping drifts when offices redraw their grids: it is kept for a week at most,
/// and dropped when its square is gone. "Not covered" is kept for an hour.
/// </summary>
internal sealed class NwsSquares(INwsApi api, TimeProvider clock)
{
    private const int Remembered = 4096;

    /// <summary>A station further away tells of other weather.</summary>
    private const double FurthestMetres = 50_000;

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly NwsMemory<Coordinates, NwsSquare?> squares = new(clock, Remembered, square => square is null ? Hour : Week);
    private readonly NwsMemory<NwsSquare, IReadOnlyList<NwsStation>> stations = new(clock, Remembered, _ => Week);

    /// <exception cref="ProviderFaultException">The vendor does not cover the cell, or did not answer usefully.</exception>
    public async Task<NwsSquare> OfAsync(Coordinates cell, CancellationToken cancellationToken) =>
        await squares.GetAsync(cell, () => AskAsync(cell), cancellationToken)
        ?? throw new ProviderFaultException(FaultKind.NotCovered, "the place lies outside the forecast area");

    /// <summary>The stations around a square that are near enough to the cell, nearest first.</summary>
    public async Task<IReadOnlyList<NwsStation>> StationsAsync(NwsSquare square, Coordinates cell, CancellationToken cancellationToken)
    {
        var all = await stations.GetAsync(square, () => AskStationsAsync(square), cancellationToken);
        return [.. all.Where(station => NwsStationOf.Distance(station, station.Geometry?.Middle, cell) is null or <= FurthestMetres)];
    }

    /// <summary>Forgets the square of a cell, and its stations.</summary>
    public void Forget(Coordinates cell, NwsSquare square)
    {
        squares.Forget(cell);
        stations.Forget(square);
    }

    internal static bool IsUsable(NwsStation? station) =>
        station?.Properties?.StationIdentifier is { Length: > 0 and <= 16 } id && id.All(char.IsAsciiLetterOrDigit);

    /// <summary>
    /// Outside the area the answer is 404 "Unable to provide data for requested point". 403 is for callers without a contact in their User-Agent, which ours
    /// always has, and the delivery network's way of saying "too many".
    /// </summary>
    internal static FaultKind? Own(int status) => status switch { 404 => FaultKind.NotCovered, 403 => FaultKind.RateLimited, _ => null };

    private async Task<NwsSquare?> AskAsync(Coordinates cell)
    {
        try
        {
            var (lat, lon) = (Number(cell.Latitude), Number(cell.Longitude));
            var answer = await Answer.CheckAsync(() => api.Point(lat, lon, CancellationToken.None), clock, CancellationToken.None, Own);
            return (answer.Content is { } point ? NwsSquare.Of(point) : null) ?? throw Faults.BadPayload("no grid square");
        }
        catch (ProviderFaultException fault) when (fault.Kind == FaultKind.NotCovered)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<NwsStation>> AskStationsAsync(NwsSquare square)
    {
        var answer = await Answer.CheckAsync(
            () => api.Stations(square.Office, square.X, square.Y, CancellationToken.None), clock, CancellationToken.None, Own);
        return [.. (answer.Content?.Features ?? []).Where(IsUsable).Take(16).Select(station => station!)];
    }

    // More than four decimals are refused, and trailing zeros redirected.
    private static string Number(double degrees) => (Math.Round(degrees, 4) + 0.0).ToString("0.####", CultureInfo.InvariantCulture);
}
