using System.Runtime.ExceptionServices;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Nws;

/// <summary>Cell, then square, then raw layers and hourly periods at once. One of the two failing costs its own contribution only.</summary>
internal sealed class NwsForecastCall(INwsApi api, NwsGridpoints squares, TimeProvider clock, TimeSpan minimum)
{
    /// <summary>How much longer the slower of the two is waited for.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <summary>Half an answer is asked for again sooner.</summary>
    private static readonly TimeSpan HalfFresh = TimeSpan.FromMinutes(10);

    public async Task<Report> AskAsync(Coordinates cell, CancellationToken cancellationToken)
    {
        var square = await squares.OfAsync(cell, cancellationToken);
        var (grid, hourly) = await BothAsync(square, cancellationToken);
        if (hourly.Value is null && grid.IsGone)
        {
            // The grid was redrawn since we asked for the square.
            squares.Forget(cell, square);
            (grid, hourly) = await BothAsync(await squares.OfAsync(cell, cancellationToken), cancellationToken);
        }

        if (grid.Value is null && hourly.Value is null) ExceptionDispatchInfo.Throw(grid.Fault!);
        return Map(grid, hourly, cell);
    }

    private Report Map(Attempt<NwsGrid> grid, Attempt<NwsHourly> hourly, Coordinates cell)
    {
        var at = new[] { grid.Value?.At, hourly.Value?.At }.Min()!.Value;
        var isWhole = (grid.Value is not null || grid.IsGone) && (hourly.Value is not null || hourly.IsGone);
        var expires = isWhole ? new[] { grid.Value?.ExpiresAt(minimum), hourly.Value?.ExpiresAt(minimum) }.Min()!.Value : at + HalfFresh;
        return Mapping.Traced(() => NwsForecastMapper.Map(grid.Value?.Content, hourly.Value?.Content, new ReportMetadata(at, expires, cell)));
    }

    private async Task<(Attempt<NwsGrid> Grid, Attempt<NwsHourly> Hourly)> BothAsync(NwsGridpoint square, CancellationToken cancellationToken)
    {
        var (office, x, y) = square;
        var grid = TryAsync(() => VendorResponse.CheckAsync(() => api.Grid(office, x, y, cancellationToken), clock, cancellationToken, NwsGridpoints.Own), cancellationToken);
        var hourly = TryAsync(
            () => VendorResponse.CheckAsync(() => api.Hourly(office, x, y, "si", cancellationToken), clock, cancellationToken, NwsGridpoints.Own), cancellationToken);
        var first = await Task.WhenAny(grid, hourly);
        if ((first == grid ? (await grid).Value is not null : (await hourly).Value is not null) && !(grid.IsCompleted && hourly.IsCompleted))
            await Task.WhenAny(Task.WhenAll(grid, hourly), Task.Delay(Grace, clock, cancellationToken));
        else
            await Task.WhenAll(grid, hourly);
        cancellationToken.ThrowIfCancellationRequested();
        return (grid.IsCompleted ? await grid : Attempt<NwsGrid>.Late, hourly.IsCompleted ? await hourly : Attempt<NwsHourly>.Late);
    }

    private static async Task<Attempt<T>> TryAsync<T>(Func<Task<VendorResponse<T>>> ask, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return new Attempt<T>(await ask(), null);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            return new Attempt<T>(null, exception);
        }
    }

    private sealed record Attempt<T>(VendorResponse<T>? Value, Exception? Fault)
        where T : class
    {
        public static Attempt<T> Late { get; } = new(null, new ProviderFaultException(FaultKind.Timeout, "no answer in time"));

        public bool IsGone => Fault is ProviderFaultException { Kind: FaultKind.NotCovered };
    }
}
