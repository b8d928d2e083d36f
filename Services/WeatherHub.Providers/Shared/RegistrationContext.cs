using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Refit;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Providers.Shared;

/// <summary>What a vendor needs to enter the house: its options, its typed client, itself.</summary>
internal sealed class RegistrationContext(IServiceCollection services, IConfiguration configuration, Action<IHttpClientBuilder, string>? transport)
{
    /// <summary>Registers a vendor and its client.</summary>
    /// <typeparam name="TProvider">The vendor; its constructor may take <see cref="ProviderOptions"/> and the client.</typeparam>
    /// <typeparam name="TApi">Its calls.</typeparam>
    /// <param name="id">The vendor's id.</param>
    /// <param name="section">Its folder's name, which is its configuration section.</param>
    /// <param name="json">How its words are read, see <see cref="WireJson"/>.</param>
    /// <param name="address">Where it lives, unless the operator says otherwise.</param>
    public void Add<TProvider, TApi>(string id, string section, JsonSerializerOptions json, Func<ProviderOptions, string> address)
        where TProvider : class, IWeatherProvider
        where TApi : class
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ProviderOptions>, ProviderOptionsValidation>());
        services.AddOptions<ProviderOptions>(section)
            .Configure(options => options.Contact = configuration[ProviderOptions.ContactKey])
            .Bind(configuration.GetSection($"{ProviderOptions.Root}:{section}"))
            .ValidateOnStart();

        var client = services
            .AddRefitGeneratedClient<TApi>(new RefitSettings { ContentSerializer = new SystemTextJsonContentSerializer(json) })
            .ConfigureHttpClient((provider, http) =>
            {
                var options = OptionsOf(provider, section);
                http.BaseAddress = new Uri((options.BaseAddress is { Length: > 0 } own ? own : address(options)).TrimEnd('/'));
                http.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent(options.Contact));
            });
        transport?.Invoke(client, id);

        services.AddSingleton<IWeatherProvider>(provider =>
            ActivatorUtilities.CreateInstance<TProvider>(provider, OptionsOf(provider, section)));
    }

    private static ProviderOptions OptionsOf(IServiceProvider provider, string section) =>
        provider.GetRequiredService<IOptionsMonitor<ProviderOptions>>().Get(section);

    private static string UserAgent(string? contact) => contact is { Length: > 0 } ? $"WeatherHub/0.1 (+{contact})" : "WeatherHub/0.1";
}
