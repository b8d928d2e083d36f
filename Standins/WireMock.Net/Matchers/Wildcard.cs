using System.IO.Enumeration;

namespace WireMock.Matchers;

/// <summary>Patterns in which <c>*</c> stands for any text and <c>?</c> for any character.</summary>
internal static class Wildcard
{
    public static bool Matches(string pattern, string text, bool ignoreCase) =>
        FileSystemName.MatchesSimpleExpression(pattern.Replace(@"\", @"\\", StringComparison.Ordinal), text, ignoreCase);
}
