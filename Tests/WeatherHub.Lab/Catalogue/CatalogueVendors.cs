using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WeatherHub.Providers;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Lab.Catalogue;

/// <summary>The catalogue's vendors as they are without configuration, and those of them of which a fact holds.</summary>
internal static class CatalogueVendors
{
    /// <summary>All of them, in the catalogue's order.</summary>
    internal static IReadOnlyList<IWeatherProvider> All { get; } = Registered();

    /// <summary>Those that cover every one of some places.</summary>
    internal static IEnumerable<IWeatherProvider> Covering(params IReadOnlyList<Coordinates> places) =>
        All.Where(vendor => places.All(vendor.Profile.Coverage.Covers));

    private static IReadOnlyList<IWeatherProvider> Registered()
    {
        using var container = new ServiceCollection().AddWeatherProviders(new ConfigurationBuilder().Build()).BuildServiceProvider();
        return [.. container.GetServices<IWeatherProvider>()];
    }
}
