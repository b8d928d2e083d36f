using Refit;

namespace WeatherHub.Providers.OpenMeteo;

/// <summary>https://open-meteo.com/en/docs</summary>
internal interface IOpenMeteoApi
{
    /// <summary>Hour by hour: https://open-meteo.com/en/docs#hourly_parameter_definition. Times in GMT, so that labels fall on whole UTC hours everywhere.</summary>
    [Get("/v1/forecast?wind_speed_unit=ms&timeformat=unixtime&timezone=GMT&past_days=1&forecast_days=16")]
    Task<IApiResponse<OpenMeteoAnswer>> HourlyAsync(
        double latitude, double longitude, double? elevation, string hourly, string? apikey, CancellationToken cancellationToken);

    /// <summary>Now: https://open-meteo.com/en/docs#current_conditions.</summary>
    [Get("/v1/forecast?wind_speed_unit=ms&timeformat=unixtime&timezone=GMT")]
    Task<IApiResponse<OpenMeteoAnswer>> CurrentAsync(
        double latitude, double longitude, double? elevation, string current, string? apikey, CancellationToken cancellationToken);
}
