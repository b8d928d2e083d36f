using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace WeatherHub.Api.Hosting;

/// <summary>A web server without a network: hands requests to the program it serves as the real one would.</summary>
internal sealed class InMemoryServer : IServer
{
    private Func<IFeatureCollection, Task>? process;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        process = async features =>
        {
            var context = application.CreateContext(features);
            try
            {
                await application.ProcessRequestAsync(context);
            }
            finally
            {
                application.DisposeContext(context, null);
            }
        };
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => process = null;

    /// <summary>Sends a GET request and returns the status of the response.</summary>
    public async Task<int> SendAsync(string address)
    {
        var mark = address.IndexOf('?', StringComparison.Ordinal);
        var request = new HttpRequestFeature
        {
            Method = HttpMethods.Get,
            Scheme = "http",
            Protocol = "HTTP/1.1",
            Path = mark < 0 ? address : address[..mark],
            QueryString = mark < 0 ? "" : address[mark..],
            Headers = new HeaderDictionary { ["Host"] = "warmup", ["Accept-Encoding"] = "br, gzip" },
        };
        var response = new HttpResponseFeature();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(request);
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        await process!(features);
        return response.StatusCode;
    }
}
