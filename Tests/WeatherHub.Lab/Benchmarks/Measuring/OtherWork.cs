namespace WeatherHub.Lab.Benchmarks.Measuring;

/// <summary>How much of a processor core processes used that are neither the Lab nor started by it.</summary>
internal sealed class OtherWork(TimeProvider clock)
{
    /// <summary>With more than this share of a core used by others a round tells of them too.</summary>
    internal const double Most = 0.05;

    private readonly ProcessorTime before = ProcessorTime.Now();
    private readonly long began = clock.GetTimestamp();

    /// <summary>Since this was made.</summary>
    internal double Share()
    {
        var after = ProcessorTime.Now();
        var own = after.OfTree(Environment.ProcessId) - before.OfTree(Environment.ProcessId);
        return Math.Max(0, (after.Machine - before.Machine - own) / clock.GetElapsedTime(began));
    }
}
