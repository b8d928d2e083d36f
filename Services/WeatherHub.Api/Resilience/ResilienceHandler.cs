namespace WeatherHub.Api.Resilience;

/// <summary>Puts a vendor's transport around its client's calls.</summary>
internal sealed class ResilienceHandler(ProviderPipeline transport) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        transport.SendAsync(attempt => base.SendAsync(request, attempt), request.RequestUri, cancellationToken);
}
