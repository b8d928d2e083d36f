namespace WeatherHub.Lab.Benchmarks;

/// <summary>One thing that is measured.</summary>
/// <param name="Id">As the command line names it.</param>
/// <param name="Title">What it is.</param>
/// <param name="RunAsync">Measures it, and tells the context what came out.</param>
internal sealed record Scenario(string Id, string Title, Func<BenchContext, Task> RunAsync)
{
    /// <summary>Whether it is part of <c>bench quick</c>: for what is the same on every machine, or so that it keeps working.</summary>
    internal bool IsQuick { get; init; }

    /// <summary>Programs that must be installed.</summary>
    internal IReadOnlyList<string> Needs { get; init; } = [];
}
