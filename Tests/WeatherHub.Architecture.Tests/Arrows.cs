using System.Reflection;

namespace WeatherHub.Architecture.Tests;

/// <summary>Which room may know which; the table of docs/architecture.md.</summary>
internal static class Arrows
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["WeatherHub.Contracts"] = [],
        ["WeatherHub.Client"] = ["WeatherHub.Contracts"],
        ["WeatherHub.Weather"] = [],
        ["WeatherHub.Providers"] = ["WeatherHub.Weather"],
        ["WeatherHub.Verification"] = ["WeatherHub.Weather"],
        ["WeatherHub.Api"] = ["WeatherHub.Contracts", "WeatherHub.Weather", "WeatherHub.Providers", "WeatherHub.Verification"],
        ["WeatherHub.Sandbox"] = ["WeatherHub.Api", "WeatherHub.Weather"],
    };

    // The waist and the contract know no HTTP, no web server, no store and, for the waist, no JSON.
    private static readonly Dictionary<string, string[]> Forbidden = new(StringComparer.Ordinal)
    {
        ["WeatherHub.Contracts"] = ["Microsoft.AspNetCore", "System.Net.Http", "StackExchange.Redis", "Microsoft.Extensions"],
        ["WeatherHub.Weather"] =
        [
            "Microsoft.AspNetCore",
            "System.Net.Http",
            "System.Text.Json",
            "StackExchange.Redis",
            "Microsoft.Extensions",
            "Polly",
            "Refit",
            "OpenTelemetry",
        ],
        ["WeatherHub.Providers"] = ["StackExchange.Redis", "Polly", "OpenTelemetry", "Microsoft.AspNetCore"],
        ["WeatherHub.Verification"] = ["StackExchange.Redis", "Polly", "OpenTelemetry", "Microsoft.AspNetCore", "System.Net.Http"],
        ["WeatherHub.Client"] = ["StackExchange.Redis", "Polly", "OpenTelemetry", "Microsoft.AspNetCore"],
    };

    internal static IEnumerable<string> Rooms => Allowed.Keys;

    internal static IEnumerable<string> Broken(string room, IEnumerable<string> references) =>
        references.Where(reference =>
            reference.StartsWith("WeatherHub.", StringComparison.Ordinal)
                ? !Allowed[room].Contains(reference)
                : Forbidden.GetValueOrDefault(room, []).Any(prefix => reference.StartsWith(prefix, StringComparison.Ordinal)))
            .Select(reference => $"{room} must not know {reference}");

    internal static IEnumerable<string> ReferencesOf(string room) =>
        Assembly.Load(room).GetReferencedAssemblies().Select(name => name.Name!);
}
