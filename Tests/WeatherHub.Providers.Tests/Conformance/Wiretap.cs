namespace WeatherHub.Providers.Tests.Conformance;

/// <summary>Stands where the host's handlers stand: sees every request as it leaves, and may answer or fail in the network's place.</summary>
internal sealed class Wiretap(List<HttpRequestMessage> seen, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? instead) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (seen) seen.Add(request);
        return instead is null ? base.SendAsync(request, cancellationToken) : instead(request, cancellationToken);
    }
}
