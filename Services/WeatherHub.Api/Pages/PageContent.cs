namespace WeatherHub.Api.Pages;

/// <summary>What pages are made of, and what they may load.</summary>
internal static class PageContent
{
    /// <summary>A file of this folder, as it is built into the program.</summary>
    internal static byte[] Read(string name)
    {
        using var file = typeof(PageContent).Assembly.GetManifestResourceStream($"WeatherHub.Api.Pages.{name}")!;
        using var buffer = new MemoryStream();
        file.CopyTo(buffer);
        return buffer.ToArray();
    }

    /// <summary>The content security policy of a page: it loads only what is allowed, is in no frame and sends no form.</summary>
    internal static string Policy(string allowed) =>
        $"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}
