namespace WeatherHub.Architecture.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] Rooms = ["Contracts", "Services", "Tests"];

    internal static string Root { get; } = FindRoot();

    internal static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Every source file a person wrote, relative to the root with forward slashes, with its lines.</summary>
    internal static IEnumerable<SourceFile> Sources() =>
        Rooms.SelectMany(room => Directory.EnumerateFiles(PathOf(room), "*.cs", SearchOption.AllDirectories))
            .Select(Read)
            .Where(file =>
                !file.Path.Contains("/obj/", StringComparison.Ordinal) && !file.Path.Contains("/bin/", StringComparison.Ordinal));

    /// <summary>Every page a person wrote.</summary>
    internal static IEnumerable<SourceFile> Pages() =>
        Enumerable
            .Concat(["docs", "tools"], Rooms)
            .SelectMany(room => Directory.EnumerateFiles(PathOf(room), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Root, "*.md"))
            .Where(path =>
                !path.Contains($"{Path.DirectorySeparatorChar}node_modules{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(Read);

    private static SourceFile Read(string path) => new(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllLines(path));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "WeatherHub.sln")))
                return folder.FullName;
        throw new InvalidOperationException("these tests run from within the repository");
    }
}

internal sealed record SourceFile(string Path, IReadOnlyList<string> Lines)
{
    internal string Name => System.IO.Path.GetFileNameWithoutExtension(Path);
}
