using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WeatherHub.Api.Abstractions;
using WeatherHub.Providers;

namespace WeatherHub.Api.Resilience;

/// <summary>How the hub's vendors are called over HTTP.</summary>
internal static class ResilienceServices
{
    public static void AddResilience(this IServiceCollection services)
    {
        services.AddChecked<ResilienceOptions>(ResilienceOptions.Section);
        services.TryAddSingleton(_ => new Jitter(RandomNumberGenerator.GetInt32(int.MaxValue)));
        services.AddSingleton<ProviderPipelines>();
    }

    /// <summary>The providers of the catalogue, each called through its pipeline.</summary>
    public static void AddProviders(this WebApplicationBuilder builder) =>
        builder.Services.AddWeatherProviders(builder.Configuration, static (client, provider) => client.UseResilience(provider));

    /// <summary>Gives a provider's client its transport. The pipeline holds every deadline, so the client's own is off.</summary>
    public static void UseResilience(this IHttpClientBuilder client, string vendor)
    {
        client.RemoveAllLoggers();
        client.SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        client.ConfigureHttpClient(http => http.Timeout = Timeout.InfiniteTimeSpan);
        client.AddHttpMessageHandler(services => new ResilienceHandler(services.GetRequiredService<ProviderPipelines>().For(vendor)));
        client.AddHttpMessageHandler(services => new SizeLimitHandler(OptionsOf(services).BodyLimit));
        client.ConfigurePrimaryHttpMessageHandler(services => Wire(OptionsOf(services)));
    }

    // A vendor learns nothing of our callers: no trace, no baggage, no cookie; and it cannot send our headers to somebody else.
    private static SocketsHttpHandler Wire(ResilienceOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = options.ConnectTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
    };

    private static ResilienceOptions OptionsOf(IServiceProvider services) =>
        services.GetRequiredService<IOptions<ResilienceOptions>>().Value;
}
