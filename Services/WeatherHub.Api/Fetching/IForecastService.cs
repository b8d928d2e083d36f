namespace WeatherHub.Api.Fetching;

/// <summary>The desk between the endpoints and the vendors: cached, else ask everyone and merge.</summary>
internal interface IForecastService
{
    /// <summary>Answers a question. Never throws for a vendor's sake.</summary>
    Task<ForecastAnswer> ForecastAsync(ForecastRequest request, CancellationToken cancellationToken);

    /// <summary>Hears that a question was asked so many times and answered without the desk: what is asked often is kept fresh.</summary>
    void Asked(ForecastRequest request, int times);
}
