using System.Text.RegularExpressions;

namespace WeatherHub.House.Tests;

/// <summary>Which folder of the waist must not know which: merging reads what verification knows, learning uses both, and nothing looks back.</summary>
internal static partial class FolderArrows
{
    private static readonly string[] Merging = ["Verification", "Consensus", "Learning"];

    private static readonly Dictionary<string, string[]> Forbidden = new(StringComparer.Ordinal)
    {
        ["Units"] = Merging,
        ["Physics"] = Merging,
        ["Geography"] = Merging,
        ["Astronomy"] = Merging,
        ["Conditions"] = Merging,
        ["Series"] = Merging,
        ["Reports"] = Merging,
        ["Providers"] = Merging,
        ["Verification"] = ["Consensus", "Learning"],
        ["Consensus"] = ["Learning"],
    };

    internal static IEnumerable<string> Broken(SourceFile file)
    {
        if (Folder().Match(file.Path) is not { Success: true } match) return [];
        var folder = match.Groups["folder"].Value;
        return Forbidden.GetValueOrDefault(folder, [])
            .Where(other => file.Lines.Any(line => line.Contains($"WeatherHub.Weather.{other}", StringComparison.Ordinal)))
            .Select(other => $"{file.Path}: {folder} must not know {other}");
    }

    [GeneratedRegex("^Services/WeatherHub\\.Weather/(?<folder>\\w+)/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Folder();
}
