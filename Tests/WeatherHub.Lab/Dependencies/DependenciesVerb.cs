using System.CommandLine;

namespace WeatherHub.Lab.Dependencies;

/// <summary>Says on what packages everything is built, and holds a bill of materials against it.</summary>
internal static class DependenciesVerb
{
    private static readonly Block Tables = new("dependencies", "written by lab dependencies from the lock files, see Tests/WeatherHub.Lab");

    internal static Command Create()
    {
        var root = new Option<string>("--root") { HelpName = "FOLDER", Description = "the checkout", DefaultValueFactory = _ => "." };
        var page = Options.File("--write", "the page to write them into");
        var bill = Options.File("--sbom", $"compares a CycloneDX bill of {PackageList.Api} with its lock file; exit 1 where they differ");
        var verb = new Command(
            "dependencies", "prints every package with version, licence and reason, or writes them between the comments of a page")
        {
            root, page, bill,
        };
        verb.SetAction(call =>
        {
            var (output, list) = (call.InvocationConfiguration.Output, PackageList.Read(call.GetRequiredValue(root)));
            if (call.GetValue(bill) is { } file) return Compare(output, list, File.ReadAllText(file));
            if (call.GetValue(page) is { } path) File.WriteAllText(path, Written(File.ReadAllText(path), list));
            else output.Write(DependencyTables.Of(list, new Licences(Licences.Folder, (_, _) => null).Of));
            return 0;
        });
        return verb;
    }

    /// <summary>The page with the tables of a checkout between its comments.</summary>
    internal static string Written(string page, PackageList list)
    {
        var licences = new Licences(Licences.Folder, (name, version) => DependencyTables.LicenceIn(page, name, version));
        return Tables.Written(page, DependencyTables.Of(list, licences.Of)) ?? throw new UsageException("the page has no place for it");
    }

    private static int Compare(TextWriter output, PackageList list, string bill)
    {
        var locked = list.Locks.Single(file => file.Project == PackageList.Api);
        var differences = Sbom.Differences(bill, locked, list.Runtime(locked)).ToList();
        foreach (var difference in differences) output.WriteLine(difference);
        output.WriteLine($"{locked.Packages.Count()} locked packages, {differences.Count} differences");
        return differences.Count == 0 ? 0 : Verbs.Failed;
    }
}
