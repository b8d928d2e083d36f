using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace WeatherHub.Client;

/// <summary>Registers the client.</summary>
public static class WeatherHubClientServices
{
    /// <summary>Adds <see cref="IWeatherHubClient"/>; the builder takes handlers for retries, authentication and the like.</summary>
    public static IHttpClientBuilder AddWeatherHubClient(this IServiceCollection services, Action<WeatherHubClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services
            .AddOptions<WeatherHubClientOptions>()
            .Configure(configure)
            .Validate(
                options => options.BaseAddress is { IsAbsoluteUri: true },
                "WeatherHubClientOptions.BaseAddress must be an absolute address");
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new RememberedAnswers(
            provider.GetRequiredService<IOptions<WeatherHubClientOptions>>().Value.RememberedAnswers));
        return services
            .AddHttpClient<IWeatherHubClient, HttpWeatherHubClient>((provider, client) =>
                client.BaseAddress = provider.GetRequiredService<IOptions<WeatherHubClientOptions>>().Value.BaseAddress)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AutomaticDecompression = System.Net.DecompressionMethods.Brotli | System.Net.DecompressionMethods.GZip,
                AllowAutoRedirect = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            });
    }
}
