namespace WeatherHub.TestKit;

/// <summary>A vendor's answer as it was captured, byte for byte.</summary>
/// <param name="File">Its name; the part before <c>--</c> is the endpoint.</param>
/// <param name="Status">The HTTP status it came with.</param>
/// <param name="Body">Its bytes.</param>
public sealed record Payload(string File, int Status, byte[] Body)
{
    public string Endpoint => File[..File.IndexOf("--", StringComparison.Ordinal)];

    public override string ToString() => File;
}

/// <summary>
/// The captured answers beside a test: <c>{folder}/Payloads</c>, listed in its <c>MANIFEST.csv</c> with source and licence.
/// </summary>
public static class Payloads
{
    /// <summary>Every answer of a vendor's folder.</summary>
    public static IReadOnlyList<Payload> Of(string folder) =>
        [.. Manifest(folder).Select(row => new Payload(row.File, row.Status, File.ReadAllBytes(PathOf(folder, row.File))))];

    /// <summary>One of them.</summary>
    public static Payload Named(string folder, string file) => Of(folder).Single(payload => payload.File == file);

    /// <summary>The files that lie in the folder, listed or not.</summary>
    public static IReadOnlyList<string> FilesOf(string folder) =>
        [.. Directory.GetFiles(PathOf(folder, "")).Select(Path.GetFileName).OfType<string>().Where(file => file != "MANIFEST.csv").Order()];

    /// <summary>The rows of the manifest.</summary>
    public static IReadOnlyList<(string File, int Status, string Source, string Licence)> Manifest(string folder) =>
        [.. File.ReadLines(PathOf(folder, "MANIFEST.csv")).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','))
            .Select(cells => (cells[0], int.Parse(cells[1]), cells[2], cells[3]))];

    private static string PathOf(string folder, string file) => Path.Combine(AppContext.BaseDirectory, folder, "Payloads", file);
}
