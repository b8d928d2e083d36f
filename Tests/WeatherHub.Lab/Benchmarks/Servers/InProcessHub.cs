using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using WeatherHub.Api;

namespace WeatherHub.Lab.Benchmarks.Servers;

/// <summary>The hub in this process, behind a real socket: the only place where every byte that it allocates can be counted.</summary>
internal sealed class InProcessHub : IAsyncDisposable
{
    private readonly WebApplication app;

    private InProcessHub(WebApplication app) => this.app = app;

    internal int Port => new Uri(app.Urls.First()).Port;

    internal static async Task<InProcessHub> StartAsync(BenchVendors vendors, CancellationToken cancellationToken)
    {
        string[] arguments = [.. vendors.Settings(), "--urls", "http://127.0.0.1:0"];
        var hub = new InProcessHub(WeatherHubHost.Create(arguments, builder => builder.Logging.ClearProviders()));
        try
        {
            await hub.app.StartAsync(cancellationToken);
            return hub;
        }
        catch
        {
            await hub.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
