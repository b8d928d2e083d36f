namespace WeatherHub.Lab.Benchmarks;

/// <summary>How much a scenario does.</summary>
internal sealed record BenchSizes
{
    /// <summary>For every change: enough for what is counted, too little for what is timed.</summary>
    internal static readonly BenchSizes Quick = new()
    {
        IsFull = false,
        Rounds = 1,
        Seconds = 0.5,
        WarmUp = 0.5,
        Counted = 5_000,
        Misses = 200,
    };

    internal bool IsFull { get; init; } = true;

    /// <summary>Rounds that count.</summary>
    internal int Rounds { get; init; } = 5;

    /// <summary>How long one contender is loaded in a round.</summary>
    internal double Seconds { get; init; } = 2;

    /// <summary>How long each contender is loaded before, so that its code is compiled for good.</summary>
    internal double WarmUp { get; init; } = 4;

    /// <summary>Requests over which allocation is counted.</summary>
    internal int Counted { get; init; } = 20_000;

    /// <summary>New places in a round.</summary>
    internal int Misses { get; init; } = 1_000;
}
