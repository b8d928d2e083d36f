using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WireMock.Logging;
using WireMock.RequestBuilders;
using WireMock.Settings;

namespace WireMock.Server;

/// <summary>An HTTP server on this machine that answers as it is told and remembers what it was asked.</summary>
public class WireMockServer : IDisposable
{
    private readonly MappingTable mappings = new();
    private readonly ConcurrentQueue<ILogEntry> log = new();
    private readonly WebApplication server;
    private bool stopped;

    protected WireMockServer(WireMockServerSettings settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, settings.Port ?? 0));
        // Answers that still wait out their delay do not hold up the end.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(50));
        server = builder.Build();
        server.Run(AnswerAsync);
        server.Start();
        Url = server.Urls.First();
        Port = new Uri(Url).Port;
    }

    public bool IsStarted => !stopped;

    public string? Url { get; }

    public int Port { get; }

    /// <summary>The requests that were answered, oldest first.</summary>
    public IEnumerable<ILogEntry> LogEntries => [.. log];

    public static WireMockServer Start(int? port = 0) => Start(new WireMockServerSettings { Port = port });

    public static WireMockServer Start(WireMockServerSettings settings) => new(settings);

    public IRespondWithAProvider Given(IRequestBuilder requestMatcher) => new Mapping((Request)requestMatcher, mappings.Add);

    /// <summary>Forgets what was given and what was asked.</summary>
    public void Reset()
    {
        ResetMappings();
        ResetLogEntries();
    }

    public void ResetMappings() => mappings.Clear();

    public void ResetLogEntries() => log.Clear();

    public void Stop() => Dispose();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (stopped || !disposing)
            return;
        stopped = true;
        server.StopAsync().GetAwaiter().GetResult();
        ((IDisposable)server).Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = new RequestMessage(context.Request);
        var mapping = mappings.Match(request);
        if (mapping?.Response is { Delay: var delay } && delay > TimeSpan.Zero)
            await Task.Delay(delay, TimeProvider.System);

        log.Enqueue(new LogEntry(Guid.NewGuid(), mapping?.Guid, request));
        if (mapping?.Response is { } response)
        {
            await response.WriteAsync(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        await context.Response.WriteAsJsonAsync(new Dictionary<string, string> { ["Status"] = "No matching mapping found" });
    }
}
