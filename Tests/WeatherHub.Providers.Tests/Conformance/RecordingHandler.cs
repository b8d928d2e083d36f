namespace WeatherHub.Providers.Tests.Conformance;

/// <summary>
/// Stands where the host's handlers stand: sees every request as it leaves, and may answer or fail in the network's place.
/// </summary>
internal sealed class RecordingHandler(
    List<HttpRequestMessage> seen,
    Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? instead
) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (seen) seen.Add(request);
        if (instead is null) return await base.SendAsync(request, cancellationToken);

        var response = await instead(request, cancellationToken);
        // As every transport does; Refit's errors are made from it.
        response.RequestMessage = request;
        return response;
    }
}
