using Microsoft.Extensions.Primitives;

namespace WeatherHub.Api.Http;

/// <summary>
/// <c>If-None-Match</c> (RFC 9110, section 13.1.2): <c>*</c>, or a list of entity tags, compared weakly. A field that is neither is ignored
/// as a whole. Nothing is allocated.
/// </summary>
internal static class IfNoneMatch
{
    /// <summary>Whether the caller already has the response.</summary>
    /// <param name="field">The field's lines.</param>
    /// <param name="tag">The response's strong tag, in its quotes.</param>
    internal static bool Holds(StringValues field, string tag)
    {
        if (field is [{ } one] && (one == tag || one == "*")) return true;
        var holds = false;
        foreach (var line in field)
            if (!TryFind(line, tag, ref holds))
                return false;
        return holds;
    }

    /// <summary>Whether the line is a list of tags; among them the one that is looked for, if it sets <paramref name="isFound"/>.</summary>
    private static bool TryFind(ReadOnlySpan<char> line, ReadOnlySpan<char> tag, ref bool isFound)
    {
        while (true)
        {
            // A list may have empty elements.
            line = line.TrimStart(" \t,");
            if (line.IsEmpty) return true;
            if (line.StartsWith("W/", StringComparison.Ordinal)) line = line[2..];
            var length = LengthOfTag(line);
            if (length == 0) return false;
            isFound |= line[..length].SequenceEqual(tag);
            line = line[length..].TrimStart(" \t");
            if (line is not ([] or [',', ..])) return false;
        }
    }

    /// <summary>The characters of the quoted tag that the text begins with; 0 when it does not.</summary>
    private static int LengthOfTag(ReadOnlySpan<char> text)
    {
        if (text is not ['"', ..]) return 0;
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] == '"') return at + 1;
            if (text[at] is < '!' or '\u007f') return 0;
        }

        return 0;
    }
}
