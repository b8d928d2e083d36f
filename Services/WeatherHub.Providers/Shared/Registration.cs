using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Refit;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Providers.Shared;

/// <summary>A vendor's entry in the catalogue.</summary>
/// <param name="Id">Kebab case; stable for ever.</param>
/// <param name="Section">Its folder's name, which is its configuration section.</param>
/// <param name="Endpoints">The endpoints that are used of it.</param>
/// <param name="AddTo">Registers its options, its client and itself; the last argument is for the host's own handlers.</param>
internal sealed record Registration(
    string Id,
    string Section,
    IReadOnlyList<Endpoint> Endpoints,
    Action<IServiceCollection, IConfiguration, Action<IHttpClientBuilder, string>?> AddTo)
{
    /// <summary>Reads a recorded response of an endpoint; of one that is not used nothing is known.</summary>
    public RecordedResult Read(string endpoint, RecordedResponse recorded) =>
        Endpoints.FirstOrDefault(known => known.Name == endpoint)?.Read(recorded) ?? new RecordedResult(false, null);

    /// <summary>The entry of a vendor.</summary>
    /// <typeparam name="TProvider">The vendor; its constructor may take <see cref="ProviderOptions"/> and the client.</typeparam>
    /// <typeparam name="TApi">Its calls.</typeparam>
    /// <param name="id">The vendor's id.</param>
    /// <param name="section">Its folder's name.</param>
    /// <param name="address">Its base address, unless the operator sets another.</param>
    /// <param name="endpoints">The endpoints that are used of it.</param>
    public static Registration Of<TProvider, TApi>(
        string id, string section, Func<ProviderOptions, string> address, params IReadOnlyList<Endpoint> endpoints)
        where TProvider : class, IWeatherProvider
        where TApi : class =>
        new(id, section, endpoints, (services, configuration, transport) =>
        {
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ProviderOptions>, ProviderOptionsValidation>());
            services.AddOptions<ProviderOptions>(section)
                .Configure(options => options.Contact = configuration[ProviderOptions.ContactKey])
                .Bind(configuration.GetSection($"{ProviderOptions.Root}:{section}"))
                .ValidateOnStart();
            var client = services.AddRefitGeneratedClient<TApi>().ConfigureHttpClient((provider, http) =>
            {
                var options = OptionsOf(provider, section);
                http.BaseAddress = new Uri((options.BaseAddress is { Length: > 0 } own ? own : address(options)).TrimEnd('/'));
                http.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent(options.Contact));
            });
            transport?.Invoke(client, id);
            services.AddSingleton<IWeatherProvider>(provider =>
                ActivatorUtilities.CreateInstance<TProvider>(provider, OptionsOf(provider, section)));
        });

    private static ProviderOptions OptionsOf(IServiceProvider provider, string section) =>
        provider.GetRequiredService<IOptionsMonitor<ProviderOptions>>().Get(section);

    private static string UserAgent(string? contact) => contact is { Length: > 0 } ? $"WeatherHub/0.1 (+{contact})" : "WeatherHub/0.1";
}
