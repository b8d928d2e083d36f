using Microsoft.Extensions.DependencyInjection;

namespace Refit;

/// <summary>Clients from the HTTP client factory.</summary>
public static class HttpClientFactoryExtensions
{
    /// <summary>Registers <typeparamref name="T"/> as a typed client, transient as typed clients are.</summary>
    public static IHttpClientBuilder AddRefitClient<T>(this IServiceCollection services, RefitSettings? settings = null)
        where T : class
    {
        settings ??= new RefitSettings();
        return services.AddRefitClient<T>(_ => settings);
    }

    /// <inheritdoc cref="AddRefitClient{T}(IServiceCollection, RefitSettings)"/>
    public static IHttpClientBuilder AddRefitClient<T>(this IServiceCollection services, Func<IServiceProvider, RefitSettings?>? settingsAction)
        where T : class =>
        services
            .AddHttpClient($"Refit, {typeof(T).FullName}")
            .AddTypedClient((client, provider) => RestService.For<T>(client, settingsAction?.Invoke(provider)));
}
