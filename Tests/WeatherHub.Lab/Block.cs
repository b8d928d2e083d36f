namespace WeatherHub.Lab;

/// <summary>A part of a page that the Lab writes, between two comments.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Origin">Who writes it, and from what.</param>
internal sealed record Block(string Name, string Origin)
{
    private const string End = "<!-- end -->\n";

    private string Begin => $"<!-- {Name}: {Origin} -->\n";

    /// <summary>The page with a new text between the comments; null when it has no such part.</summary>
    internal string? Written(string page, string text)
    {
        var from = page.IndexOf(Begin, StringComparison.Ordinal);
        if (from < 0) return null;
        from += Begin.Length;
        var to = page.IndexOf(End, from, StringComparison.Ordinal);
        if (to < 0) throw new UsageException($"the block '{Name}' has no end");
        return string.Concat(page.AsSpan(0, from), text, page.AsSpan(to));
    }
}
