using System.Reflection;

namespace WeatherHub.Architecture.Tests;

/// <summary>What the vendors' assembly may show: the catalogue and what the host needs of it.</summary>
internal static class Exports
{
    private static readonly string[] Allowed =
    [
        "WeatherHub.Providers.ProviderCatalog",
        "WeatherHub.Providers.RecordedResult",
        "WeatherHub.Providers.RetryAfter",
    ];

    internal static IEnumerable<string> BeyondTheCatalogue(Assembly assembly) =>
        assembly.GetExportedTypes().Select(type => type.FullName!).Except(Allowed, StringComparer.Ordinal);
}
