namespace WeatherHub.Lab.Guarantees;

/// <summary>What the hub promises to whoever uses it.</summary>
/// <param name="Promise">In a sentence.</param>
/// <param name="Drills">Which prove it, all of them together.</param>
internal sealed record Guarantee(string Promise, params IReadOnlyList<string> Drills)
{
    /// <summary>
    /// How the names of the bars begin that give the figure; the rest stands in the longer table. A drill in which none begins so shows its
    /// own.
    /// </summary>
    internal IReadOnlyList<string> Shown { get; init; } = [];

    /// <summary>The command that checks it.</summary>
    internal string Check => $"drill {string.Join(' ', Drills)}";
}
