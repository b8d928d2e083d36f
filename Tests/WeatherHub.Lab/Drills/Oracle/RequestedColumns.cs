using System.Collections.Concurrent;
using System.Globalization;

namespace WeatherHub.Lab.Drills.Oracle;

/// <summary>What a question wants beside the place, read from the question itself: what comes back must be that and nothing else.</summary>
/// <param name="Hours">How many hours.</param>
/// <param name="Columns">The columns that are judged, in the units that the question wants.</param>
internal sealed record RequestedColumns(int Hours, IReadOnlyList<ColumnFacts> Columns)
{
    private const int Otherwise = 168;

    private static readonly ConcurrentDictionary<string, RequestedColumns> Known = new(StringComparer.Ordinal);

    /// <summary>The requested behind a query such as <c>&amp;hours=24&amp;units=us</c>.</summary>
    internal static RequestedColumns Of(string query) => Known.GetOrAdd(query, static query =>
    {
        var parts = query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
        var system = parts.GetValueOrDefault("units", "si");
        var fields = parts.GetValueOrDefault("fields")?.Split(',');
        return new RequestedColumns(
            parts.TryGetValue("hours", out var hours) ? int.Parse(hours, CultureInfo.InvariantCulture) : Otherwise,
            [.. ColumnFacts.In(system).Where(column => fields is null || fields.Contains($"hourly.{column.Name}"))]);
    });
}

/// <summary>How a column that the oracle knows is shown in a unit system.</summary>
/// <param name="Name">The contract's.</param>
/// <param name="Unit">As the answer must declare it.</param>
/// <param name="Factor">From the canonical unit.</param>
/// <param name="Offset">Added after that.</param>
/// <param name="Within">The vendors' rounding and the contract's together.</param>
internal sealed record ColumnFacts(string Name, string Unit, double Factor, double Offset, double Within)
{
    private const double Mile = 0.44704;
    private const double InchOfMercury = 33.8639;

    /// <summary>How far the vendors' own rounding and merging may lead, in canonical units.</summary>
    private const double Rounding = 0.06;

    internal double Shown(double canonical) => canonical * Factor + Offset;

    internal static IReadOnlyList<ColumnFacts> In(string system) =>
    [
        system == "us" ? Of("temperature", "[degF]", 1.8, 32, 1) : Of("temperature", "Cel", 1, 0, 1),
        system == "us" ? Of("pressureMsl", "[in_i'Hg]", 1 / InchOfMercury, 0, 2) : Of("pressureMsl", "hPa", 1, 0, 1),
        system switch
        {
            "metric" => Of("windSpeed", "km/h", 3.6, 0, 1),
            "uk" or "us" => Of("windSpeed", "[mi_i]/h", 1 / Mile, 0, 1),
            _ => Of("windSpeed", "m/s", 1, 0, 1),
        },
    ];

    private static ColumnFacts Of(string name, string unit, double factor, double offset, int decimals) =>
        new(name, unit, factor, offset, Rounding * factor + 0.51 * Math.Pow(10, -decimals));
}
