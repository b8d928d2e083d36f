using WeatherHub.Lab.Drills.Framework;

namespace WeatherHub.Lab.Guarantees;

/// <summary>The parts of pages that are written by <c>lab guarantees</c>, each between two comments.</summary>
internal static class Blocks
{
    private const string End = "<!-- end -->\n";

    private static readonly (string Name, Func<Measurements, string> Text)[] All =
    [
        ("guarantees", measurements => Tables.Guarantees(Promises.All, measurements)),
        ("drills", Tables.Drills),
    ];

    /// <summary>The page with what the measurements say between its comments.</summary>
    internal static string Written(string page, Measurements measurements)
    {
        foreach (var (name, text) in All)
        {
            var begin = $"<!-- {name}: written by lab guarantees from docs/guarantees.json, see Tests/WeatherHub.Lab -->\n";
            var from = page.IndexOf(begin, StringComparison.Ordinal);
            if (from < 0) continue;
            from += begin.Length;
            var to = page.IndexOf(End, from, StringComparison.Ordinal);
            if (to < 0) throw new UsageException($"the block '{name}' has no end");
            page = string.Concat(page.AsSpan(0, from), text(measurements), page.AsSpan(to));
        }

        return page;
    }

    /// <summary>Whether a page has any such part.</summary>
    internal static bool AreIn(string page) => All.Any(block => page.Contains($"<!-- {block.Name}: ", StringComparison.Ordinal));
}
