namespace WeatherHub.Lab.Drills.Processes;

/// <summary>A folder for what servers write down, gone with the drill.</summary>
internal sealed class TemporaryFolder : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("weatherhub-drill-");

    internal string Path => folder.FullName;

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return default;
    }
}
