using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Providers;

/// <summary>Every vendor that the hub knows: one line each.</summary>
public static class ProviderCatalog
{
    private static readonly Registration[] Registrations =
    [
        OpenMeteo.OpenMeteoProvider.Registration,
        MetNorway.MetNorwayProvider.Registration,
        Nws.NwsProvider.Registration,
        BrightSky.BrightSkyProvider.Registration,
    ];

    /// <summary>The vendors in the catalogue's order: each id, and the configuration section below <c>Providers</c>.</summary>
    public static IReadOnlyList<(string Id, string Section)> Vendors { get; } =
    [.. Registrations.Select(vendor => (vendor.Id, vendor.Section))];

    /// <summary>The configuration that vendors have: each section with the type its keys are read from.</summary>
    public static IReadOnlyList<(string Section, Type Type)> Settings { get; } =
    [
        (ProviderOptions.ContactKey, typeof(string)),
        .. Registrations.Select(vendor => ($"{ProviderOptions.Root}:{vendor.Section}", typeof(ProviderOptions))),
    ];

    /// <summary>
    /// Registers every vendor as a singleton <see cref="IWeatherProvider"/>, in the catalogue's order. One that is
    /// switched off or lacks configuration is registered too, and its profile says why it is off. Configuration: the section
    /// <c>Providers</c>.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">The host's configuration.</param>
    /// <param name="transport">Called with each vendor's HTTP client and id, for the host's own handlers: deadlines, retries,
    /// limits.</param>
    public static IServiceCollection AddWeatherProviders(
        this IServiceCollection services, IConfiguration configuration, Action<IHttpClientBuilder, string>? transport = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ISharedFacts, LocalFacts>();
        services.AddLogging();
        foreach (var vendor in Registrations) vendor.AddTo(services, configuration, transport);
        return services;
    }

    /// <summary>Reads a recorded response as a live one would be read. Never throws, whatever the body holds.</summary>
    /// <param name="vendor">The vendor's id.</param>
    /// <param name="endpoint">The endpoint's name, e.g. <c>forecast</c>.</param>
    /// <param name="status">The HTTP status it came with.</param>
    /// <param name="body">Its bytes.</param>
    /// <param name="at">When it was fetched.</param>
    public static RecordedResult MapRecorded(string vendor, string endpoint, int status, ReadOnlyMemory<byte> body, DateTimeOffset at) =>
        Registrations.FirstOrDefault(known => known.Id == vendor)?.Read(endpoint, new RecordedResponse(status, body, at))
        ?? new RecordedResult(false, null);

    /// <summary>Facts of a host that shares none.</summary>
    private sealed class LocalFacts : ISharedFacts
    {
        public Task<T> GetAsync<T>(SharedFact<T> fact)
            where T : class => fact.Ask();

        public Task ForgetAsync<T>(SharedFact<T> fact)
            where T : class => Task.CompletedTask;
    }
}
