using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace WeatherHub.Api.Lifecycle;

/// <summary>A web server without a network: hands requests to the program it serves as the real one would.</summary>
internal sealed class Stage : IServer
{
    private Func<IFeatureCollection, Task>? play;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        play = async features =>
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

    public void Dispose() => play = null;

    /// <summary>Asks, and passes over what is answered but for its status.</summary>
    public async Task<int> AskAsync(string address)
    {
        var mark = address.IndexOf('?', StringComparison.Ordinal);
        var request = new HttpRequestFeature
        {
            Method = HttpMethods.Get,
            Scheme = "http",
            Protocol = "HTTP/1.1",
            Path = mark < 0 ? address : address[..mark],
            QueryString = mark < 0 ? "" : address[mark..],
            Headers = new HeaderDictionary { ["Host"] = "rehearsal", ["Accept-Encoding"] = "br, gzip" },
        };
        var response = new HttpResponseFeature();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(request);
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        await play!(features);
        return response.StatusCode;
    }
}
