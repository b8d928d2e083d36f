using System.Runtime.ExceptionServices;
using Refit;
using WeatherHub.Providers.Nws.Points;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;

namespace WeatherHub.Providers.Nws.Grid;

/// <summary>Cell, then gridpoint, then raw layers and hourly periods at once. If one of the two fails, the other serves alone.</summary>
internal sealed class NwsForecastFetch(INwsApi api, NwsGridpoints gridpoints, TimeProvider clock)
{
    /// <summary>The height of the gridpoint.</summary>
    internal static readonly NwsLength Elevation = new("properties.elevation");

    /// <summary>The raw layers.</summary>
    internal static readonly Endpoint Raw = new("gridpoints-raw", NwsGridMapper.Payload, TimeSpan.FromHours(1))
    {
        Map = (grid, metadata) => Map(grid, null, metadata),
        Statuses = NwsGridpoints.StatusFault,
    };

    /// <summary>The hourly periods.</summary>
    internal static readonly Endpoint Periods = new("gridpoints-forecast-hourly", NwsHourlyMapper.Payload, Raw.Freshness)
    {
        Map = (hourly, metadata) => Map(null, hourly, metadata),
        Statuses = NwsGridpoints.StatusFault,
    };

    /// <summary>How much longer the slower of the two is waited for.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <summary>Half a forecast is requested again sooner.</summary>
    private static readonly TimeSpan HalfFresh = TimeSpan.FromMinutes(10);

    public async Task<Report> FetchAsync(WeatherQuery query, CancellationToken cancellationToken)
    {
        var cell = query.Cell;
        var gridpoint = await gridpoints.OfAsync(cell, cancellationToken);
        var (grid, hourly) = await BothAsync(gridpoint, cancellationToken);
        if (hourly.Value is null && grid.IsGone)
        {
            // The grid was redrawn since the gridpoint was requested.
            gridpoints.Forget(cell, gridpoint);
            (grid, hourly) = await BothAsync(await gridpoints.OfAsync(cell, cancellationToken), cancellationToken);
        }

        if (grid.Value is null && hourly.Value is null) ExceptionDispatchInfo.Throw(grid.Fault!);
        return Map(grid, hourly, cell);
    }

    /// <summary>Raw layers and hourly periods of one gridpoint into one report; either may be missing, and the raw layers win.</summary>
    internal static Report Map(JsonColumns? grid, JsonColumns? hourly, ReportMetadata metadata)
    {
        var series = new HourlySeriesBuilder();

        // For every hour the first of two equally fine values stays.
        if (grid is not null) NwsGridMapper.SayNumbers(series, grid);
        if (hourly is not null) NwsHourlyMapper.SayNumbers(series, hourly);
        if (grid is not null) NwsGridMapper.SayWeather(series, grid);
        if (hourly is not null) NwsHourlyMapper.SayWeather(series, hourly);
        if (grid is not null) NwsGridMapper.SaySky(series, grid);
        var isShaped = grid?.Has("properties.temperature") == true || hourly?.Has("properties.periods") == true;
        return metadata.Forecast(NwsProvider.Id, NwsProvider.Lineage, series, isShaped) with
        {
            IssuedAt = grid?["properties.updateTime"].Time ?? hourly?["properties.updateTime"].Time,
            GridPoint = Middle(grid) ?? Middle(hourly),
            Elevation = HeightOf(grid) ?? HeightOf(hourly),
        };

        static Coordinates? Middle(JsonColumns? payload) => payload is null ? null : NwsGeometry.Middle(payload);
        static double? HeightOf(JsonColumns? payload) => payload is null ? null : Elevation.Metres(payload);
    }

    private static Report Map(Attempt grid, Attempt hourly, Coordinates cell)
    {
        var at = new[] { grid.Value?.At, hourly.Value?.At }.Min()!.Value;
        var isWhole = (grid.Value is not null || grid.IsGone) && (hourly.Value is not null || hourly.IsGone);
        var expires = new[] { grid.Value?.ExpiresAt(Raw.Freshness), hourly.Value?.ExpiresAt(Raw.Freshness) }.Min()!.Value;
        var metadata = new ReportMetadata(at, isWhole ? expires : at + HalfFresh, cell);
        return Mapping.Traced(() => Map(grid.Value?.Content, hourly.Value?.Content, metadata));
    }

    private async Task<(Attempt Grid, Attempt Hourly)> BothAsync(NwsGridpoint gridpoint, CancellationToken cancellationToken)
    {
        var (office, x, y) = gridpoint;
        var grid = TryAsync(Raw, () => api.Grid(office, x, y, cancellationToken), cancellationToken);
        var hourly = TryAsync(Periods, () => api.Hourly(office, x, y, "si", cancellationToken), cancellationToken);
        var first = await Task.WhenAny(grid, hourly);
        if ((await first).Value is not null && !(grid.IsCompleted && hourly.IsCompleted))
            await Task.WhenAny(Task.WhenAll(grid, hourly), Task.Delay(Grace, clock, cancellationToken));
        else
            await Task.WhenAll(grid, hourly);
        cancellationToken.ThrowIfCancellationRequested();
        return (grid.IsCompleted ? await grid : Attempt.Late, hourly.IsCompleted ? await hourly : Attempt.Late);
    }

    private async Task<Attempt> TryAsync(Endpoint endpoint, Func<Task<IApiResponse<Stream>>> call, CancellationToken cancellationToken)
    {
        try
        {
            return new Attempt(await endpoint.CallAsync(call, clock, cancellationToken), null);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            return new Attempt(null, exception);
        }
    }

    private sealed record Attempt(VendorResponse? Value, Exception? Fault)
    {
        public static Attempt Late { get; } = new(null, new ProviderFaultException(FaultKind.Timeout, "no answer in time"));

        public bool IsGone => Fault is ProviderFaultException { Kind: FaultKind.NotCovered };
    }
}
