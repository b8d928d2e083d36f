using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using WeatherHub.Providers;
using Assembly = System.Reflection.Assembly;

namespace WeatherHub.Architecture.Tests;

/// <summary>Which folder of a project may use which: each line only folders on lines below its own, never one beside it.</summary>
internal static class FolderLayers
{
    /// <summary>A folder for each vendor of the catalogue.</summary>
    private static readonly string Vendors = string.Join(' ', ProviderCatalog.Vendors.Select(vendor => vendor.Section));

    private static readonly Dictionary<string, string[]> Layers = new(StringComparer.Ordinal)
    {
        ["WeatherHub.Api"] =
        [
            "Hosting",
            "Pages",
            "Resources",
            "Resources.Catalogue Resources.Forecast Resources.Skill Resources.Usage",
            "Resources.Comparison",
            "Resources.Shared",
            "Resources.Alerts",
            "Verification",
            "Http",
            "Responses",
            "Fetching",
            "Fetching.Steps",
            "Fetching.Cache",
            "Fetching.Kinds",
            "Resilience",
            "Quotas Overload",
            "Redis",
            "Telemetry",
            "Abstractions",
        ],
        ["WeatherHub.Verification"] = ["Learning", "Skill", "Storage", "Scores"],
        ["WeatherHub.Weather"] =
        [
            "Wording",
            "Consensus",
            "Alerts",
            "Providers",
            "Reports",
            "Series",
            "Physics Astronomy Conditions",
            "Units Geography Collections",
        ],
        ["WeatherHub.Providers"] = [Vendors, "Shared"],
        ["WeatherHub.Sandbox"] = ["Hosting", "Control", Vendors, "Vendors", "Simulation", "Faults"],
    };

    /// <summary>The projects that have layers.</summary>
    internal static IEnumerable<string> Projects => Layers.Keys;

    /// <summary>Each use of a folder that may not be used, as a sentence.</summary>
    internal static IReadOnlyList<string> Broken(string project) => Broken(project, Layers[project]);

    /// <summary>The same with other layers.</summary>
    internal static IReadOnlyList<string> Broken(string project, string[] layers)
    {
        var levels = layers.SelectMany((line, level) => line.Split(' ').Select(folder => (folder, level))).ToDictionary();
        var architecture = new ArchLoader().LoadAssembly(Assembly.Load(project)).Build();
        return
        [
            .. (from type in architecture.Types
                let folder = FolderOf(project, type, levels)
                where folder is not null
                from dependency in type.Dependencies
                let used = FolderOf(project, dependency.Target, levels)
                where
                    used is not null
                    && used != folder
                    && !(levels.TryGetValue(folder, out var own) && levels.TryGetValue(used, out var other) && other > own)
                select $"{project}: {folder} must not use {used} ({type.Name} uses {dependency.Target.Name})")
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// The folder below the project's root, with its subfolder where that has a line of its own; null for a type of the root or of another
    /// project.
    /// </summary>
    private static string? FolderOf(string project, IType type, Dictionary<string, int> levels)
    {
        if (type.Namespace?.FullName is not { } name || !name.StartsWith(project + '.', StringComparison.Ordinal)) return null;
        var folders = name[(project.Length + 1)..].Split('.');
        var subfolder = string.Join('.', folders.Take(2));
        return levels.ContainsKey(subfolder) ? subfolder : folders[0];
    }
}
