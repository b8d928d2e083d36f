using WeatherHub.Api.Fetching;
using WeatherHub.Api.Hosting;
using WeatherHub.Api.Http;
using WeatherHub.Api.Overload;
using WeatherHub.Api.Pages;
using WeatherHub.Api.Quotas;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Resilience;
using WeatherHub.Api.Resources;
using WeatherHub.Api.Telemetry;
using WeatherHub.Api.Verification;

namespace WeatherHub.Api;

/// <summary>The hub as one program: its table of contents. Each part is added and mapped in the file whose subject it is.</summary>
public static class WeatherHubHost
{
    /// <summary>Builds the hub; nothing outside the process is touched before it runs.</summary>
    /// <param name="args">Command line arguments: configuration, e.g. <c>--urls http://127.0.0.1:0</c>.</param>
    /// <param name="configure">What another host adds before the hub's parts: a clock, a configuration source.</param>
    /// <exception cref="Exception">A setting cannot be used; the message names it.</exception>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        configure?.Invoke(builder);
        builder.AddListening();
        builder.AddTelemetry();
        builder.Services.AddRedis();
        builder.Services.AddQuotas();
        builder.Services.AddResilience();
        builder.AddProviders();
        builder.Services.AddFetching();
        builder.Services.AddHubVerification();
        builder.AddHttp();
        builder.Services.AddOverload();
        builder.Services.AddResources();
        builder.AddPages();
        builder.AddHealth();
        builder.AddLifecycle();
        builder.AddStartupReport();

        var app = builder.Build();
        app.UseHttp();
        app.MapResources();
        app.MapPages();
        app.MapHealth();
        return app;
    }
}
