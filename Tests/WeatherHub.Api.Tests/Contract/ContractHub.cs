using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WeatherHub.Api.Fetching;
using WeatherHub.Api.Http;
using WeatherHub.Api.Overload;
using WeatherHub.Api.Pages;
using WeatherHub.Api.Resources;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Api.Verification;
using WeatherHub.TestKit;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Tests.Contract;

/// <summary>The face alone, over real HTTP, with a desk that answers what a test says.</summary>
internal sealed class ContractHub : IForecastService, IAsyncDisposable
{
    private readonly WebApplication app;
    private HttpClient? client;

    internal ContractHub(Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddHubParts();
        builder.Services.AddHubVerification();
        builder.Services.AddSingleton<IForecastService>(this);
        builder.Services.AddSingleton<IWeatherProvider>(new FakeProvider("alpha"));
        builder.Services.AddSingleton<IWeatherProvider>(new FakeProvider("beta"));
        builder.Services.AddSingleton<IWeatherProvider>(new FakeProvider("gamma", "no key: set Providers:Gamma:Key"));
        services?.Invoke(builder.Services);
        builder.Services.AddOverload();
        builder.AddHttp();
        builder.Services.AddResources();
        builder.Services.AddSingleton<ZoneOf>(_ => TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        builder.AddPages();
        app = builder.Build();
        app.UseHttp();
        app.MapResources();
        app.MapPages();
    }

    internal ManualTimeProvider Clock { get; } = new(Contract.Answers.Now);

    /// <summary>What the desk answers.</summary>
    internal Func<ForecastRequest, Task<ForecastAnswer>> Desk { get; set; } = request => Task.FromResult(Contract.Answers.Whole(request));

    /// <summary>What the desk was asked.</summary>
    internal ConcurrentQueue<ForecastRequest> Asked { get; } = new();

    internal IServiceProvider Services => app.Services;

    /// <summary>What the desk heard of stored answers, and how often.</summary>
    internal ConcurrentQueue<(ForecastRequest Request, int Times)> Repeated { get; } = new();

    void IForecastService.Requested(ForecastRequest request, int times) => Repeated.Enqueue((request, times));

    public Task<ForecastAnswer> ForecastAsync(ForecastRequest request, CancellationToken cancellationToken)
    {
        Asked.Enqueue(request);
        return Desk(request);
    }

    /// <summary>Asks over HTTP; nothing is decoded or followed on the way.</summary>
    internal async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        if (client is null)
        {
            await app.StartAsync();
            var listening = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false };
            client = new HttpClient(handler) { BaseAddress = new Uri(listening) };
        }

        using var request = new HttpRequestMessage(method, address);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }

    internal Task<HttpResponseMessage> GetAsync(string address, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, address, headers);

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        await app.DisposeAsync();
    }
}
