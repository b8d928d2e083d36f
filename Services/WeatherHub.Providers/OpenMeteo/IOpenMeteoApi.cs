using Refit;

namespace WeatherHub.Providers.OpenMeteo;

/// <summary>https://open-meteo.com/en/docs</summary>
internal interface IOpenMeteoApi
{
    /// <summary>
    /// Hour by hour and now, in one call: https://open-meteo.com/en/docs#hourly_parameter_definition,
    /// https://open-meteo.com/en/docs#current_conditions. Times in GMT, so that labels fall on whole UTC hours everywhere.
    /// </summary>
    [Get("/v1/forecast?wind_speed_unit=ms&timeformat=unixtime&timezone=GMT&past_days=1&forecast_days=16")]
    Task<IApiResponse<Stream>> ForecastAsync(
        double latitude,
        double longitude,
        double? elevation,
        string hourly,
        string current,
        string? apikey,
        CancellationToken cancellationToken);
}
