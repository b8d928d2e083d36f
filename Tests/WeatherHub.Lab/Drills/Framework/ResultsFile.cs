namespace WeatherHub.Lab.Drills.Framework;

/// <summary>The file of what drills measured. Written after every drill, so that what ended early has still told something.</summary>
internal sealed class ResultsFile
{
    private readonly string file;
    private readonly RunEnvironment now;
    private readonly IReadOnlyList<string> order;
    private Measurements measurements;

    /// <param name="file">Where; what was measured before stays until it is measured again.</param>
    /// <param name="now">When, where and on what.</param>
    /// <param name="order">The drills that there are.</param>
    internal ResultsFile(string file, RunEnvironment now, IReadOnlyList<string> order)
    {
        (this.file, this.now, this.order) = (file, now, order);
        measurements = !File.Exists(file) ? Measurements.None
            : Measurements.Read(File.ReadAllText(file)) ?? throw new UsageException($"{file} holds something else than measurements");
    }

    internal async Task AddAsync(Result result)
    {
        measurements = measurements.With(MeasuredDrill.Of(result, now), order);
        await File.WriteAllTextAsync(file, $"{measurements}");
    }
}
