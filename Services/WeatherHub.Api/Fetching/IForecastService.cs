namespace WeatherHub.Api.Fetching;

/// <summary>Between the endpoints and the providers: fetches the reports that a request needs, and merges them.</summary>
internal interface IForecastService
{
    /// <summary>Fetches and merges. Never throws because of a provider.</summary>
    Task<ForecastAnswer> ForecastAsync(ForecastRequest request, CancellationToken cancellationToken);

    /// <summary>Counts requests that were answered with a stored response: what is requested often is kept fresh.</summary>
    void Requested(ForecastRequest request, int times);
}
