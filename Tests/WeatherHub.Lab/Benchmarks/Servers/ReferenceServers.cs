using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Lab.Benchmarks.Servers;

/// <summary>
/// The programs that the hub is compared with: each answers every path with what the hub said, made in another way. They know no weather.
/// </summary>
internal static class ReferenceServers
{
    /// <summary>Nothing but Kestrel: the least that an answer with these bytes and headers costs on .NET.</summary>
    internal static WebApplication Bare(StoredResponses stored, int port)
    {
        var app = Empty(port).Build();
        app.Run(context => stored.For(context.Request).WriteAsync(context.Response));
        return app;
    }

    /// <summary>ASP.NET Core's output cache before a handler with the same bytes.</summary>
    internal static WebApplication OutputCache(StoredResponses stored, int port)
    {
        var builder = Empty(port);
        builder.Services.AddRoutingCore();
        builder.Services.AddOutputCache();
        var app = builder.Build();
        app.UseRouting();
        app.UseOutputCache();
        app.MapGet("/v1/forecast", (RequestDelegate)(context => stored.For(context.Request).WriteAsync(context.Response)))
            .CacheOutput(policy => policy.Expire(TimeSpan.FromHours(1)).SetVaryByHeader("Accept-Encoding"));
        return app;
    }

    /// <summary>The answer is kept as an object and serialised for each request.</summary>
    internal static WebApplication Objects(StoredResponses stored, int port)
    {
        var document = JsonSerializer.Deserialize(stored.Plain.Body, ContractJson.Wire.ForecastDocument)!;
        var app = Empty(port).Build();
        app.Run(context =>
        {
            context.Response.ContentType = "application/json";
            return JsonSerializer.SerializeAsync(context.Response.BodyWriter, document, ContractJson.Wire.ForecastDocument);
        });
        return app;
    }

    internal static WebApplicationBuilder Empty(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(System.Net.IPAddress.Loopback, port);
        });
        return builder;
    }
}
