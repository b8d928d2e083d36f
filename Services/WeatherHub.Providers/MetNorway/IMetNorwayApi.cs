using Refit;

namespace WeatherHub.Providers.MetNorway;

/// <summary>https://api.met.no/weatherapi/documentation</summary>
internal interface IMetNorwayApi
{
    /// <summary>https://api.met.no/weatherapi/locationforecast/2.0/documentation</summary>
    [Get("/weatherapi/locationforecast/2.0/complete")]
    Task<IApiResponse<Stream>> CompleteAsync(
        double lat, double lon, int? altitude, [Header("If-Modified-Since")] string? ifModifiedSince, CancellationToken cancellationToken);
}
