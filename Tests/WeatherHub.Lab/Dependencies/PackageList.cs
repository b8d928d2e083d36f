namespace WeatherHub.Lab.Dependencies;

/// <summary>All packages of a checkout: what is locked, and why it is there.</summary>
/// <param name="Locks">The lock file of every project.</param>
/// <param name="Central">The versions that the checkout names itself.</param>
internal sealed record PackageList(IReadOnlyList<LockFile> Locks, IReadOnlyList<CentralPackage> Central)
{
    internal const string Api = "Services/WeatherHub.Api";
    private static readonly string[] Folders = ["Contracts", "Services", "Tests"];

    // Its version is the SDK's: nobody may name it.
    private static readonly CentralPackage OfTheSdk =
        new("Microsoft.NET.ILLink.Tasks", CentralPackage.Build, "the SDK adds it to what can be compiled ahead of time");

    /// <summary>The projects that are given to others.</summary>
    internal IEnumerable<LockFile> Shipped => Locks.Where(locked => !locked.Project.StartsWith("Tests/", StringComparison.Ordinal));

    internal static PackageList Read(string root) => new(
        [
            .. from folder in Folders
               from project in Directory.EnumerateDirectories(Path.Combine(root, folder)).Order(StringComparer.Ordinal)
               let file = Path.Combine(project, "packages.lock.json")
               where File.Exists(file)
               select LockFile.Read($"{folder}/{Path.GetFileName(project)}", File.ReadAllText(file)),
        ],
        [.. CentralPackage.Read(File.ReadAllText(Path.Combine(root, CentralPackage.File))), OfTheSdk]);

    /// <summary>What a shipped project needs while it runs: all but what only its build needs.</summary>
    internal IEnumerable<Locked> Runtime(LockFile locked)
    {
        var build = In(CentralPackage.Build);
        return locked.BroughtBy(entry => entry.IsProject || (entry.IsDirect && !build.Contains(entry.Name)));
    }

    /// <summary>Whatever is not as it must be, in sentences.</summary>
    internal IEnumerable<string> Faults()
    {
        var tests = In(CentralPackage.Tests);
        HashSet<string> central = [.. Central.Select(package => package.Name)];
        HashSet<string> locked = [.. Locks.SelectMany(file => file.Packages).Select(package => package.Name)];
        return
        [
            .. Central.Where(package => package.Reason.Length == 0)
                .Select(package => $"{CentralPackage.File}: {package.Name} has no Reason"),
            .. Central
                .Where(package => package.Group is not (CentralPackage.Product or CentralPackage.Build or CentralPackage.Tests))
                .Select(package => $"{CentralPackage.File}: {package.Name} stands in no group"),
            .. central.Except(locked).Select(name => $"{CentralPackage.File}: nothing uses {name}"),
            .. from file in Locks
               from package in file.Packages
               where package.IsDirect && !central.Contains(package.Name)
               select $"{file.Project} refers to {package.Name}, of which {CentralPackage.File} says nothing",
            .. from file in Shipped
               from package in file.Packages
               where tests.Contains(package.Name)
               select $"{file.Project} has {package.Name}, which is for tests",
        ];
    }

    internal HashSet<string> In(string group) => [.. Central.Where(package => package.Group == group).Select(package => package.Name)];
}
