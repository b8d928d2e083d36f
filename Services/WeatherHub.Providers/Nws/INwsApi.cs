using Refit;

namespace WeatherHub.Providers.Nws;

/// <summary>
/// The calls. Paths are built from grid and station identifiers, never from the addresses that answers carry.
/// https://www.weather.gov/documentation/services-web-api
/// </summary>
[Headers("Accept: application/geo+json")]
internal interface INwsApi
{
    /// <summary>https://www.weather.gov/documentation/services-web-api#/default/point; at most four decimals, no trailing zeros.</summary>
    [Get("/points/{lat},{lon}")]
    Task<IApiResponse<Stream>> Point(string lat, string lon, CancellationToken cancellationToken);

    /// <summary>https://www.weather.gov/documentation/services-web-api#/default/gridpoint</summary>
    [Get("/gridpoints/{office}/{x},{y}")]
    Task<IApiResponse<Stream>> Grid(string office, int x, int y, CancellationToken cancellationToken);

    /// <summary>
    /// https://www.weather.gov/documentation/services-web-api#/default/gridpoint_forecast_hourly; the flags give numbers units of their
    /// own.
    /// </summary>
    [Headers("Feature-Flags: forecast_temperature_qv,forecast_wind_speed_qv")]
    [Get("/gridpoints/{office}/{x},{y}/forecast/hourly")]
    Task<IApiResponse<Stream>> Hourly(string office, int x, int y, string units, CancellationToken cancellationToken);

    /// <summary>https://www.weather.gov/documentation/services-web-api#/default/gridpoint_stations</summary>
    [Get("/gridpoints/{office}/{x},{y}/stations")]
    Task<IApiResponse<Stream>> Stations(string office, int x, int y, CancellationToken cancellationToken);

    /// <summary>https://www.weather.gov/documentation/services-web-api#/default/station_observation_latest</summary>
    [Get("/stations/{station}/observations/latest")]
    Task<IApiResponse<Stream>> Observation(
        string station, [AliasAs("require_qc")] string requireQualityControl, CancellationToken cancellationToken);

    /// <summary>https://www.weather.gov/documentation/services-web-api#/default/alerts_active; at <c>latitude,longitude</c>.</summary>
    [Get("/alerts/active")]
    Task<IApiResponse<Stream>> ActiveAlerts(string point, CancellationToken cancellationToken);
}
