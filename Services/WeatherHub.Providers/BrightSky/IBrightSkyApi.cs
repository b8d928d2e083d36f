using Refit;

namespace WeatherHub.Providers.BrightSky;

/// <summary>The calls. Times are ISO 8601 UTC, distances metres.</summary>
internal interface IBrightSkyApi
{
    /// <summary>https://brightsky.dev/docs/#/operations/getWeather</summary>
    [Get("/weather")]
    Task<IApiResponse<Stream>> Weather(
        string lat,
        string lon,
        string date,
        [AliasAs("last_date")] string lastDate,
        [AliasAs("max_dist")] int furthest,
        string tz,
        string units,
        CancellationToken cancellationToken);

    /// <summary>https://brightsky.dev/docs/#/operations/getCurrentWeather</summary>
    [Get("/current_weather")]
    Task<IApiResponse<Stream>> Current(
        string lat, string lon, [AliasAs("max_dist")] int furthest, string tz, string units, CancellationToken cancellationToken);

    /// <summary>https://brightsky.dev/docs/#/operations/getAlerts</summary>
    [Get("/alerts")]
    Task<IApiResponse<Stream>> Alerts(string lat, string lon, string tz, CancellationToken cancellationToken);
}
