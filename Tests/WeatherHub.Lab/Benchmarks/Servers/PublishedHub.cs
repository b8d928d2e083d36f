using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Benchmarks.Servers;

/// <summary>The hub as the image holds it, compiled ahead of time; made once in a run, from a copy of the sources.</summary>
internal static class PublishedHub
{
    // As the Dockerfile does.
    private static readonly string[] Arguments =
        ["-c", "Release", "--use-current-runtime", "--self-contained", "false", "--property:PublishReadyToRun=true",
            "--property:OpenApiGenerateDocuments=false", "-nodeReuse:false", "-v", "quiet", "-nologo"];

    private static readonly string[] Parts =
        [".editorconfig", "Services", "Contracts", "global.json", "Directory.Build.props", "Directory.Build.targets",
            "Directory.Packages.props", "BannedSymbols.txt"];

    private static string? made;

    /// <summary>The program's file.</summary>
    internal static async Task<string> MakeAsync(CancellationToken cancellationToken)
    {
        if (made is not null) return made;
        var sources = new DirectoryInfo(Path.GetDirectoryName(Programs.Project(Programs.Hub))!).Parent!.Parent!;
        var target = Path.Combine(sources.FullName, "artifacts", "bench");
        await using var copy = new TemporaryFolder();
        foreach (var part in Parts) Copy(Path.Combine(sources.FullName, part), Path.Combine(copy.Path, part));
        await using var publish = Child.Start(
            "dotnet publish", "dotnet",
            ["publish", Path.Combine(copy.Path, "Services", Programs.Hub, $"{Programs.Hub}.csproj"), "-o", target, .. Arguments]);
        await publish.EndsAsync(cancellationToken);
        return made = Path.Combine(target, $"{Programs.Hub}.dll");
    }

    private static void Copy(string from, string to)
    {
        if (!Directory.Exists(from))
        {
            File.Copy(from, to);
            return;
        }

        Directory.CreateDirectory(to);
        foreach (var entry in Directory.EnumerateFileSystemEntries(from)) Copy(entry, Path.Combine(to, Path.GetFileName(entry)));
    }
}
