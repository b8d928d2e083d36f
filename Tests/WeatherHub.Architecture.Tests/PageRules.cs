using System.Text.RegularExpressions;

namespace WeatherHub.Architecture.Tests;

/// <summary>House rules for the pages that people read.</summary>
internal static partial class PageRules
{
    /// <summary>The links of a page that lead nowhere in the checkout; addresses elsewhere are not looked at.</summary>
    internal static IEnumerable<string> BrokenLinks(SourceFile page, Func<string, bool> exists) =>
        page.Lines.SelectMany(line => Link().Matches(line))
            .Select(match => match.Groups["to"].Value.Split('#')[0])
            .Where(to => to.Length > 0 && !to.Contains(':', StringComparison.Ordinal))
            .Where(to => !exists(Path.Combine(Path.GetDirectoryName(page.Path)!, to)))
            .Select(to => $"{page.Path} links to {to}, which is not there");

    /// <summary>Lines of prose that are too wide; a row of a table is as wide as it must be, and so is code.</summary>
    internal static IEnumerable<string> TooWide(SourceFile page)
    {
        var isCode = false;
        foreach (var (index, line) in page.Lines.Index())
        {
            var text = line.TrimStart();
            if (text.StartsWith("```", StringComparison.Ordinal)) isCode = !isCode;
            if (line.Length > SourceRules.WidestLine && !isCode && !text.StartsWith('|'))
                yield return $"{page.Path}:{index + 1} has {line.Length} columns; {SourceRules.WidestLine} is the most";
        }
    }

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
