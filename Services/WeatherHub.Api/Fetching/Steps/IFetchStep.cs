namespace WeatherHub.Api.Fetching.Steps;

/// <summary>Gets one report. Never throws for a provider's sake.</summary>
internal delegate Task<FetchResult> Fetch(FetchRequest request, CancellationToken cancellationToken);

/// <summary>One step between a caller and a provider: it answers by itself, or lets the next step answer.</summary>
internal interface IFetchStep
{
    Task<FetchResult> FetchAsync(FetchRequest request, Fetch next, CancellationToken cancellationToken);
}
