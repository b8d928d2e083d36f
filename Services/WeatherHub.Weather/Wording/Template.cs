namespace WeatherHub.Weather.Wording;

/// <summary>Fills the places of a template.</summary>
internal static class Template
{
    /// <summary>A place filled with nothing takes the blank beside it along.</summary>
    internal static string Fill(string template, params ReadOnlySpan<(string Place, string Words)> places)
    {
        var text = template;
        foreach (var (place, words) in places)
        {
            var mark = $"{{{place}}}";
            if (!text.Contains(mark, StringComparison.Ordinal)) continue;
            text = words.Length > 0
                ? text.Replace(mark, words, StringComparison.Ordinal)
                : text.Replace($" {mark}", "", StringComparison.Ordinal).Replace($"{mark} ", "", StringComparison.Ordinal).Replace(mark, "", StringComparison.Ordinal);
        }

        return text;
    }
}
