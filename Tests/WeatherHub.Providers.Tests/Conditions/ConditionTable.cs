using WeatherHub.Weather.Conditions;

namespace WeatherHub.Providers.Tests.Conditions;

/// <summary>The vendors' published codes with our condition for each.</summary>
internal static class ConditionTable
{
    /// <summary>The rows of one vendor. Fields: provider, code, text, slug, wmo; a text may be quoted.</summary>
    public static IReadOnlyList<(string Code, string Slug)> Of(string vendor) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Conditions", "condition-codes.csv"))
            .Where(line => line.StartsWith(vendor + ",", StringComparison.Ordinal))
            .Select(line => line.Split(','))
            .Select(cells => (cells[1], cells[^2]))];

    /// <summary>Asserts that every code of a vendor becomes its condition.</summary>
    public static void Holds(string vendor, Func<string, Condition?> map)
    {
        var rows = Of(vendor);
        Assert.That(rows, Is.Not.Empty);
        using (Assert.EnterMultipleScope())
            foreach (var (code, slug) in rows)
                Assert.That(map(code) is { } condition ? ConditionFacts.Of(condition).Slug : null, Is.EqualTo(slug), code);
    }
}
