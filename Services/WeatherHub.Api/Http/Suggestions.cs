namespace WeatherHub.Api.Http;

/// <summary>Finds what a misspelt name may have meant.</summary>
internal static class Suggestions
{
    private const int Longest = 24;

    /// <summary>The nearest known name, when at most half of its letters differ or the name begins with it.</summary>
    internal static string? Nearest(string name, IEnumerable<string> known, int longest = Longest)
    {
        if (name.Length == 0 || name.Length > longest) return null;
        var best = known
            .Select(candidate => (Name: candidate, Distance: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .OrderBy(item => item.Distance).FirstOrDefault();
        return best.Name is not null && best.Distance * 2 <= best.Name.Length ? best.Name : null;
    }

    /// <summary>Edits from one to the other; extra letters at the end cost nothing, so that <c>latitude</c> is near <c>lat</c>.</summary>
    private static int Distance(string from, string to)
    {
        if (to.Length >= 3 && from.StartsWith(to, StringComparison.Ordinal)) return 0;
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var substituted = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
