using System.Text.Json;

namespace WeatherHub.Lab.Dependencies;

/// <summary>Compares a software bill of materials (CycloneDX, JSON) with what is locked.</summary>
internal static class Sbom
{
    /// <summary>
    /// In what the two differ, both ways: every locked package is a component of the same version, and no other is. Packages that only
    /// building needs are in both; the bill says of exactly those that they are excluded from what runs.
    /// </summary>
    internal static IEnumerable<string> Differences(string bill, LockFile locked, IEnumerable<Locked> runtime)
    {
        using var document = JsonDocument.Parse(bill);
        HashSet<string> needed = [.. runtime.Select(Name)];
        var components = document.RootElement.GetProperty("components").EnumerateArray()
            .Select(said => (Name: $"{Text(said, "name")} {Text(said, "version")}", IsExcluded: Text(said, "scope") == "excluded"))
                .ToList();
        var named = components.Select(component => component.Name).ToList();
        var packages = locked.Packages.Select(Name).ToList();
        return
        [
            .. packages.Except(named).Select(name => $"{name} is locked, and not in the bill"),
            .. named.Except(packages).Select(name => $"{name} is in the bill, and not locked"),
            .. named.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => $"{group.Key} is in the bill more than once"),
            .. from component in components
               where packages.Contains(component.Name) && component.IsExcluded == needed.Contains(component.Name)
               select $"{component.Name} is needed "
                   + $"{(component.IsExcluded ? "at runtime, and excluded" : "for building only, and not excluded")} in the bill",
        ];

        static string Name(Locked package) => $"{package.Name} {package.Version}";
        static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
