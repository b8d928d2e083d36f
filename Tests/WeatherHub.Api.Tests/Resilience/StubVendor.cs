using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace WeatherHub.Api.Tests.Resilience;

/// <summary>A vendor's machine on loopback that does to its callers whatever a test wants, and remembers what they sent.</summary>
internal sealed class StubVendor : IAsyncDisposable
{
    private readonly WebApplication server;

    private StubVendor(WebApplication server) => this.server = server;

    /// <summary>Path and query of each request, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Names of the headers of each request.</summary>
    public ConcurrentQueue<string[]> Headers { get; } = new();

    public Uri Address => new(server.Urls.First());

    public static async Task<StubVendor> StartAsync(Func<HttpContext, int, Task> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(50));
        var stub = new StubVendor(builder.Build());
        stub.server.Run(context =>
        {
            stub.Headers.Enqueue([.. context.Request.Headers.Keys]);
            stub.Requests.Enqueue(context.Request.Path + context.Request.QueryString);
            return answer(context, stub.Requests.Count);
        });
        await stub.server.StartAsync();
        return stub;
    }

    /// <summary>Answers with a status and a text.</summary>
    public static Task Say(HttpContext context, int status, string body = "{}")
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
