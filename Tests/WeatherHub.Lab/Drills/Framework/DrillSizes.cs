namespace WeatherHub.Lab.Drills.Framework;

/// <summary>How much a drill of open size does. What stands here is what was promised; smaller is for looking, not for proving.</summary>
internal sealed record DrillSizes
{
    /// <summary>For runs with every change.</summary>
    internal static DrillSizes Short { get; } =
        new() { IsFull = false, Seconds = 30, Answers = 50_000, Mutants = 300, Payloads = 3_000, DayStep = TimeSpan.FromHours(1) };

    /// <summary>Whether drills of fixed sizes run at the one that is promised, or at one that every change can afford.</summary>
    internal bool IsFull { get; init; } = true;

    /// <summary>How long random faults go on.</summary>
    internal int Seconds { get; init; } = 600;

    /// <summary>Answers that are checked.</summary>
    internal int Answers { get; init; } = 1_000_000;

    /// <summary>Bodies that are spoilt byte by byte.</summary>
    internal int Mutants { get; init; } = 10_000;

    /// <summary>Bodies whose values are made impossible.</summary>
    internal int Payloads { get; init; } = 100_000;

    /// <summary>How often a simulated day is looked at.</summary>
    internal TimeSpan DayStep { get; init; } = TimeSpan.FromMinutes(15);
}
