using WeatherHub.Lab.Drills.Framework;

namespace WeatherHub.Lab.Guarantees;

/// <summary>The parts of pages that are written by <c>lab guarantees</c>.</summary>
internal static class Blocks
{
    private const string Origin = "written by lab guarantees from docs/guarantees.json, see Tests/WeatherHub.Lab";

    private static readonly (Block Block, Func<Measurements, string> Text)[] All =
    [
        (new("guarantees", Origin), measurements => Tables.Guarantees(Promises.All, measurements)),
        (new("drills", Origin), Tables.Drills),
    ];

    /// <summary>The page with what the measurements say between its comments.</summary>
    internal static string Written(string page, Measurements measurements) =>
        All.Aggregate(page, (text, part) => part.Block.Written(text, part.Text(measurements)) ?? text);

    /// <summary>Whether a page has any such part.</summary>
    internal static bool AreIn(string page) => All.Any(part => part.Block.Written(page, "") is not null);
}
