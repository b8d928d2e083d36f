using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;

namespace WeatherHub.Providers.Nws;

/// <summary>Raw layers and hourly periods of one grid square into one report; either may be missing, and the raw layers win.</summary>
internal static class NwsForecastMapper
{
    internal static Report Map(NwsGrid? grid, NwsHourly? hourly, ReportMetadata stamp)
    {
        var (layers, periods) = (grid?.Properties, hourly?.Properties);
        var series = new HourlySeriesBuilder();

        // For every hour the first of two equally fine words stays.
        if (layers is not null) NwsGridMapper.SayNumbers(series, layers);
        if (periods is not null) NwsHourlyMapper.SayNumbers(series, periods);
        if (layers is not null) NwsGridMapper.SayWeather(series, layers);
        if (periods is not null) NwsHourlyMapper.SayWeather(series, periods);
        if (layers is not null) NwsGridMapper.SaySky(series, layers);
        return new Report
        {
            Provider = NwsProvider.Id,
            Kind = ReportKind.Forecast,
            FetchedAt = stamp.FetchedAt,
            ExpiresAt = stamp.ExpiresAt,
            IssuedAt = layers?.UpdateTime ?? periods?.UpdateTime,
            Lineage = NwsProvider.Lineage,
            GridPoint = grid?.Geometry?.Middle ?? hourly?.Geometry?.Middle,
            Elevation = NwsUnits.Metres(layers?.Elevation) ?? NwsUnits.Metres(periods?.Elevation),
            Hourly = series.Build() ?? throw Faults.Empty((layers?.Temperature ?? (object?)periods?.Periods) is not null, series.Rejections, stamp),
            Rejections = series.Rejections,
        };
    }
}
