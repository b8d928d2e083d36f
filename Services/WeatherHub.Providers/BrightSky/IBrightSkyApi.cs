using Refit;

namespace WeatherHub.Providers.BrightSky;

/// <summary>The calls. Times are ISO 8601 UTC, distances metres.</summary>
internal interface IBrightSkyApi
{
    /// <summary>https://brightsky.dev/docs/#/operations/getWeather</summary>
    [Get("/weather?tz=UTC&units=dwd")]
    Task<IApiResponse<Stream>> Weather(
        double lat, double lon, string date, [AliasAs("last_date")] string lastDate, [AliasAs("max_dist")] int furthest,
        CancellationToken cancellationToken);

    /// <summary>https://brightsky.dev/docs/#/operations/getCurrentWeather</summary>
    [Get("/current_weather?tz=UTC&units=dwd")]
    Task<IApiResponse<Stream>> Current(double lat, double lon, [AliasAs("max_dist")] int furthest, CancellationToken cancellationToken);

    /// <summary>https://brightsky.dev/docs/#/operations/getAlerts</summary>
    [Get("/alerts?tz=UTC")]
    Task<IApiResponse<Stream>> Alerts(double lat, double lon, CancellationToken cancellationToken);
}
