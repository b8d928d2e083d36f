using System.ComponentModel.DataAnnotations;

namespace WeatherHub.Api.Overload;

/// <summary>Settings under <c>Hub:Admission</c>: how many answers are made at once.</summary>
internal sealed class AdmissionOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Hub:Admission";

    /// <summary>Whether anybody is refused at all.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Answers being made at once when all goes well, 1 to 100000.</summary>
    [Range(1, 100_000)]
    public int Most { get; set; } = 1000;

    /// <summary>Answers being made at once however overloaded the hub is, 1 to 100000.</summary>
    public int Least { get; set; } = 32;

    /// <summary>Requests waiting to be taken up, 0 to 100000.</summary>
    [Range(0, 100_000)]
    public int Queue { get; set; } = 256;

    /// <summary>How long a request may wait to be taken up, 0 to 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan QueueTime { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How long it may wait under overload, 0 to 10 s: when all waits were longer for all of <see cref="QueueTime"/> and some waited in
    /// vain.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan CrowdedQueueTime { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long work may wait for a processor before the hub counts as overloaded, 1 ms to 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:05")]
    public TimeSpan Lag { get; set; } = TimeSpan.FromMilliseconds(100);
}
