using System.ComponentModel.DataAnnotations;

namespace WeatherHub.Api.Resilience;

/// <summary>Settings under <c>Hub:Transport</c>: how every vendor is called.</summary>
internal sealed class ResilienceOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Hub:Transport";

    /// <summary>One call with all its retries, 1 to 60 s. Longer than callers wait: a late answer still fills the cache.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>One attempt with its whole body, 0.1 to 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(7);

    /// <summary>
    /// What an attempt gets at least, however quick the vendor usually is, 0.1 to 60 s; as much as <see cref="AttemptTimeout"/> for always
    /// that.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan AttemptFloor { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Reaching the vendor's machine, 0.1 to 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:10")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Calls under way to one vendor, 1 to 1000.</summary>
    [Range(1, 1000)]
    public int Concurrency { get; set; } = 32;

    /// <summary>
    /// Calls under way to a vendor that is late or in trouble, 1 to 1000; as many as <see cref="Concurrency"/> for always that.
    /// </summary>
    [Range(1, 1000)]
    public int ConcurrencyFloor { get; set; } = 4;

    /// <summary>Calls waiting for their turn with one vendor, 0 to 100000.</summary>
    [Range(0, 100_000)]
    public int Queue { get; set; } = 512;

    /// <summary>Retries after the first attempt, 1 to 5.</summary>
    [Range(1, 5)]
    public int Retries { get; set; } = 2;

    /// <summary>The first retry's delay before jitter, 1 ms to 5 s; it doubles from one to the next.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:05")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(150);

    /// <summary>Retries as a share of the attempts that went well, 0 to 1. A vendor that answers nobody earns none.</summary>
    [Range(0, 1)]
    public double RetryRatio { get; set; } = 0.1;

    /// <summary>Failures as a share of attempts that open the circuit, 0.1 to 1.</summary>
    [Range(0.1, 1)]
    public double CircuitFailureRatio { get; set; } = 0.5;

    /// <summary>Attempts within <see cref="CircuitSampling"/> before the circuit judges, 2 to 1000.</summary>
    [Range(2, 1000)]
    public int CircuitThroughput { get; set; } = 6;

    /// <summary>How far back the circuit looks, 1 to 600 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan CircuitSampling { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an open circuit lets nothing through before it tries once, 0.5 to 600 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00")]
    public TimeSpan CircuitBreak { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The largest decoded body, 1 KiB to 64 MiB.</summary>
    [Range(1 << 10, 64 << 20)]
    public int BodyLimit { get; set; } = 2 << 20;
}
