using System.Diagnostics;
using System.Text.Json;

namespace WeatherHub.House.Tests;

/// <summary>What a project consists of, as the build itself evaluates it.</summary>
internal sealed record ProjectEvaluation(
    IReadOnlyList<string> Packages, IReadOnlyList<string> Projects, IReadOnlyDictionary<string, string> Versions, string LocksItself, string LockFile)
{
    internal static async Task<ProjectEvaluation> OfAsync(string project, string? property = null, string? environment = null)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = Repository.Root };
        string[] arguments =
        [
            "msbuild", Repository.PathOf(project), "-nologo", "-getItem:PackageReference,ProjectReference,PackageVersion",
            "-getProperty:RestorePackagesWithLockFile,NuGetLockFilePath", .. property is null ? [] : new[] { $"-p:NamedPackages={property}" },
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        // The build that runs these tests must not show through.
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(inherited);
        start.Environment["NamedPackages"] = environment ?? "";

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{project} does not evaluate: {output}");
        return Read(JsonDocument.Parse(output).RootElement);
    }

    private static ProjectEvaluation Read(JsonElement root)
    {
        var items = root.GetProperty("Items");
        var properties = root.GetProperty("Properties");
        return new ProjectEvaluation(
            [.. Identities(items, "PackageReference")],
            [.. Identities(items, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path))],
            items.GetProperty("PackageVersion").EnumerateArray().ToDictionary(
                version => version.GetProperty("Identity").GetString()!, version => version.GetProperty("Version").GetString()!),
            properties.GetProperty("RestorePackagesWithLockFile").GetString()!,
            properties.GetProperty("NuGetLockFilePath").GetString()!);
    }

    private static IEnumerable<string> Identities(JsonElement items, string kind) =>
        items.GetProperty(kind).EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!);
}
