namespace WeatherHub.House.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] Rooms = ["Contracts", "Services", "Standins", "Tests"];

    internal static string Root { get; } = FindRoot();

    internal static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Every source file a person wrote, relative to the root with forward slashes, with its lines.</summary>
    internal static IEnumerable<SourceFile> Sources() =>
        Rooms.SelectMany(room => Directory.EnumerateFiles(PathOf(room), "*.cs", SearchOption.AllDirectories))
            .Select(path => new SourceFile(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllLines(path)))
            .Where(file => !file.Path.Contains("/obj/", StringComparison.Ordinal) && !file.Path.Contains("/bin/", StringComparison.Ordinal));

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
