using System.Text;

namespace WeatherHub.Lab.Dependencies;

/// <summary>The tables of packages: what runs, what builds, what tests.</summary>
internal static class DependencyTables
{
    internal static string Of(PackageList list, Func<string, string, string> licence)
    {
        var api = list.Locks.Single(file => file.Project == PackageList.Api);
        var runtime = Distinct(list.Runtime(api));
        var others = Distinct(list.Shipped.SelectMany(list.Runtime)).Except(runtime).ToList();
        var build = Distinct(list.Shipped.SelectMany(file => file.Packages)).Except(runtime).Except(others).ToList();
        var tests = Distinct(list.Locks.SelectMany(file => file.Packages)).Except(runtime).Except(others).Except(build).ToList();
        var page = new StringBuilder();
        Table($"Runtime packages of {PackageList.Api}", runtime, list.Shipped);
        if (others.Count > 0) Table("Runtime packages of other shipped projects, beyond those", others, list.Shipped);
        Table("Packages that only building needs", build, list.Shipped);
        Table("Packages of tests and of the Lab, in nothing that is shipped", tests, list.Locks);
        return page.ToString();

        void Table(string title, IReadOnlyList<(string Name, string Version)> packages, IEnumerable<LockFile> files)
        {
            var entries = files.SelectMany(file => file.Entries).ToList();
            var direct = entries.Where(entry => entry.IsDirect).Select(entry => entry.Name).ToHashSet();
            var parents = entries.Where(entry => !entry.IsProject).SelectMany(entry => entry.Needs.Select(need => (need, entry.Name)))
                .ToLookup(pair => pair.need, pair => pair.Name, StringComparer.OrdinalIgnoreCase);
            page.Append($"### {title}\n\n{packages.Count} in all.\n\n");
            page.Append("| package | version | licence | direct | reason, or what brings it |\n|---|---|---|---|---|\n");
            foreach (var (name, version) in packages)
            {
                var reason = list.Central.FirstOrDefault(package => package.Name == name)?.Reason
                    ?? $"through {string.Join(", ", parents[name].Distinct().Order(StringComparer.OrdinalIgnoreCase))}";
                page.Append($"| {name} | {version} | {licence(name, version)} | {(direct.Contains(name) ? "yes" : "no")} | {reason} |\n");
            }

            page.Append('\n');
        }
    }

    /// <summary>The licence that a page gives a package, for one that is not on this machine.</summary>
    internal static string? LicenceIn(string page, string name, string version) =>
        page.Split('\n').FirstOrDefault(line => line.StartsWith($"| {name} | {version} | ", StringComparison.Ordinal))?.Split(" | ")[2];

    private static List<(string Name, string Version)> Distinct(IEnumerable<Locked> packages) =>
    [
        .. packages.Select(package => (package.Name, package.Version)).Distinct()
            .OrderBy(package => package.Name, StringComparer.OrdinalIgnoreCase).ThenBy(package => package.Version, StringComparer.Ordinal),
    ];
}
