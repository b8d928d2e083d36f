using System.Text.Json;

namespace WeatherHub.Lab.Dependencies;

/// <summary>What a project is built on, as its lock file says.</summary>
/// <param name="Project">The project's folder, from the root.</param>
/// <param name="Entries">Packages and other projects.</param>
internal sealed record LockFile(string Project, IReadOnlyList<Locked> Entries)
{
    internal IEnumerable<Locked> Packages => Entries.Where(entry => !entry.IsProject);

    internal static LockFile Read(string project, string text)
    {
        using var document = JsonDocument.Parse(text);
        return new LockFile(project,
        [
            .. from framework in document.RootElement.GetProperty("dependencies").EnumerateObject()
               from entry in framework.Value.EnumerateObject()
               let kind = entry.Value.GetProperty("type").GetString()
               let version = entry.Value.TryGetProperty("resolved", out var resolved) ? resolved.GetString()! : ""
               let needs = entry.Value.TryGetProperty("dependencies", out var said)
                   ? said.EnumerateObject().Select(need => need.Name).ToList()
                   : []
               select new Locked(entry.Name, version, kind == "Direct", kind == "Project", needs),
        ]);
    }

    /// <summary>The packages that a choice of the entries brings, itself included.</summary>
    internal IEnumerable<Locked> BroughtBy(Func<Locked, bool> chosen)
    {
        var known = Entries.ToDictionary(entry => entry.Name, StringComparer.OrdinalIgnoreCase);
        var open = new Stack<Locked>(Entries.Where(chosen));
        HashSet<Locked> brought = [];
        while (open.TryPop(out var entry))
            if (brought.Add(entry))
                foreach (var need in entry.Needs)
                    if (known.TryGetValue(need, out var next)) open.Push(next);
        return brought.Where(entry => !entry.IsProject);
    }
}

/// <summary>One entry of a lock file.</summary>
/// <param name="Name">The package's id, or the project's name in small letters.</param>
/// <param name="Version">Exact; empty for a project.</param>
/// <param name="IsDirect">Whether the project itself refers to it.</param>
/// <param name="IsProject">Whether it is another project.</param>
/// <param name="Needs">What it depends on itself; what the framework has is in no lock file.</param>
internal sealed record Locked(string Name, string Version, bool IsDirect, bool IsProject, IReadOnlyList<string> Needs);
