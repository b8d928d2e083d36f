using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WeatherHub.Providers;

namespace WeatherHub.Api.Tests.Hosting;

/// <summary>The whole hub on a free port, its vendors repointed to a machine of the test's.</summary>
internal sealed class Hub : IAsyncDisposable
{
    private readonly SocketsHttpHandler handler = new() { ActivityHeadersPropagator = null };
    private readonly HttpMessageInvoker http;

    private Hub(WebApplication app) => (App, http) = (app, new HttpMessageInvoker(handler));

    public WebApplication App { get; }

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public static Task<Hub> StartAsync(Uri vendors, params string[] settings) => StartAsync(vendors, static _ => { }, settings);

    public static async Task<Hub> StartAsync(Uri vendors, Action<WebApplicationBuilder> configure, params string[] settings)
    {
        var hub = new Hub(WeatherHubHost.Create(Arguments(vendors, settings), builder =>
        {
            builder.Logging.ClearProviders();
            configure(builder);
        }));
        await hub.App.StartAsync();
        return hub;
    }

    public static string[] Arguments(Uri vendors, params string[] settings) =>
    [
        "--urls=http://127.0.0.1:0",
        "--Providers:Contact=ops@example.org",
        "--Hub:Lifecycle:DrainDelay=00:00:00",
        "--Hub:Lifecycle:WarmUp=00:00:00",
        "--Hub:FanOut:FirstDeadline=00:00:00",
        .. from vendor in ProviderCatalog.Vendors select $"--Providers:{vendor.Section}:BaseAddress={vendors}",
        .. settings,
    ];

    public async Task<(HttpStatusCode Status, string Body, HttpResponseMessage Response)> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(App.Urls.First()), path));
        var response = await http.SendAsync(request, CancellationToken.None);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await App.DisposeAsync();
    }
}
